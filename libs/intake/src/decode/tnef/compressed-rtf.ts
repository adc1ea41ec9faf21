import { ByteReader } from './byte-reader.js';

const LZFU = 0x75465a4c;
const MELA = 0x414c454d;
const WINDOW = 4096;
/** The dictionary that every LZFu stream begins with (MS-OXRTFCP 2.1.2.1). */
const SEED = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);

/** Decompresses PR_RTF_COMPRESSED (MS-OXRTFCP); null where it is none, is damaged or larger than `maxBytes`. */
export function decompressRtf(bytes: Uint8Array, maxBytes: number): Buffer | null {
  const reader = new ByteReader(bytes);
  try {
    reader.skip(4);
    const rawSize = reader.u32();
    const kind = reader.u32();
    reader.skip(4);
    if (rawSize > maxBytes) return null;
    if (kind === MELA) return Buffer.from(reader.take(Math.min(rawSize, reader.left)));
    return kind === LZFU ? unpack(reader, rawSize) : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function unpack(reader: ByteReader, rawSize: number): Buffer {
  const out = Buffer.alloc(rawSize);
  const window = new Uint8Array(WINDOW);
  window.set(SEED);
  let at = SEED.length;
  let size = 0;
  const put = (byte: number): void => {
    if (size < rawSize) out[size++] = byte;
    window[at] = byte;
    at = (at + 1) % WINDOW;
  };
  while (size < rawSize && reader.left > 0) {
    const control = reader.u8();
    for (let bit = 0; bit < 8 && size < rawSize && reader.left > 0; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(reader.u8());
        continue;
      }
      if (reader.left < 2) return out.subarray(0, size);
      const token = (reader.u8() << 8) | reader.u8();
      const offset = token >> 4;
      if (offset === at) return out.subarray(0, size);
      for (let i = 0; i < (token & 0x0f) + 2; i++) put(window[(offset + i) % WINDOW]);
    }
  }
  return out.subarray(0, size);
}
