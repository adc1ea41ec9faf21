import { latin1 } from './bytes.js';

const FIELD = /^[!-9;-~]{1,200}[ \t]*:/;
const LOOKED_AT = 16_384;

/** The bytes as the parser can read them; `isOwn` where their parts are no longer those of the stored mail. */
export interface ReadableSource {
  readonly bytes: Uint8Array;
  readonly isOwn: boolean;
}

/**
 * Mends what hides a whole mail from a parser: a byte order mark before the first field, carriage returns alone as line ends, words
 * without any header. Any other mail comes back as it is.
 */
export function readableSource(raw: Uint8Array): ReadableSource {
  const marked = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
  const bytes = marked ? raw.subarray(3) : raw;
  if (bytes.length > 0 && !bytes.includes(0x0a) && bytes.includes(0x0d)) {
    return { bytes: bytes.map((byte) => (byte === 0x0d ? 0x0a : byte)), isOwn: true };
  }
  if (bytes.length > 0 && !hasHeaders(bytes)) {
    return { bytes: Buffer.concat([Buffer.from('\r\n'), bytes]), isOwn: true };
  }
  return { bytes, isOwn: false };
}

/** The first line is nearly always a field; else any line before the empty one may be. */
function hasHeaders(bytes: Uint8Array): boolean {
  if (FIELD.test(latin1(bytes, 0, Math.min(bytes.length, 210)))) return true;
  const head = latin1(bytes, 0, Math.min(bytes.length, LOOKED_AT));
  for (const line of head.split(/\r?\n/)) {
    if (line === '') return head.startsWith('\n') || head.startsWith('\r\n');
    if (FIELD.test(line)) return true;
  }
  return false;
}
