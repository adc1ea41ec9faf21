import { decodeText } from '../charset.js';
import { ByteReader } from './byte-reader.js';

/** MAPI property tags that a mail needs (MS-OXPROPS). */
export const TAG = {
  subject: 0x0037,
  attachData: 0x3701,
  attachFileName: 0x3704,
  attachLongFileName: 0x3707,
  attachMimeType: 0x370e,
  attachContentId: 0x3712,
  displayName: 0x3001,
  body: 0x1000,
  bodyHtml: 0x1013,
  rtfCompressed: 0x1009,
  internetCodePage: 0x3fde,
} as const;

const MAX_PROPERTIES = 2000;
const MAX_VALUES = 1000;

/** Sizes of values of fixed length, by property type; a value shorter than four bytes is padded to four. */
const FIXED: Readonly<Record<number, number>> = {
  0x0001: 0,
  0x0002: 4,
  0x0003: 4,
  0x0004: 4,
  0x0005: 8,
  0x0006: 8,
  0x0007: 8,
  0x000a: 4,
  0x000b: 4,
  0x0014: 8,
  0x0040: 8,
  0x0048: 16,
};
const TYPE_STRING8 = 0x001e;
const TYPE_UNICODE = 0x001f;
const TYPE_OBJECT = 0x000d;
const TYPE_BINARY = 0x0102;

export interface MapiValue {
  readonly type: number;
  /** First value; the others of a multi-valued property do not matter to a mail. */
  readonly bytes: Uint8Array;
}

/** A list of MAPI properties as TNEF writes it (MS-OXTNEF 2.1.3.4); what cannot be read ends the list. */
export function readProperties(bytes: Uint8Array): Map<number, MapiValue> {
  const found = new Map<number, MapiValue>();
  const reader = new ByteReader(bytes);
  try {
    const count = Math.min(reader.u32(), MAX_PROPERTIES);
    for (let i = 0; i < count; i++) {
      const type = reader.u16();
      const id = reader.u16();
      if (id >= 0x8000) skipName(reader);
      const value = readValues(reader, type);
      if (value && !found.has(id)) found.set(id, { type: type & ~0x1000, bytes: value });
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** A named property: GUID, then a number or a name. */
function skipName(reader: ByteReader): void {
  reader.skip(16);
  if (reader.u32() === 0) reader.skip(4);
  else reader.skip(padded(reader.u32()));
}

function readValues(reader: ByteReader, rawType: number): Uint8Array | null {
  const type = rawType & ~0x1000;
  const isMultiple = (rawType & 0x1000) !== 0;
  const size = FIXED[type];
  const isVariable = [TYPE_STRING8, TYPE_UNICODE, TYPE_OBJECT, TYPE_BINARY].includes(type);
  if (size === undefined && !isVariable) throw new RangeError('unknown property type');
  const count = isMultiple || isVariable ? Math.min(reader.u32(), MAX_VALUES) : 1;
  let first: Uint8Array | null = null;
  for (let i = 0; i < count; i++) {
    const length = size ?? reader.u32();
    const value = reader.take(length);
    if (size === undefined) reader.skip(Math.min(padded(length) - length, reader.left));
    first ??= value;
  }
  return first;
}

const padded = (size: number): number => (size + 3) & ~3;

/** A property as characters; `codePage` names the charset of 8-bit strings. */
export function textOfValue(value: MapiValue | undefined, codePage: number): string | null {
  if (!value) return null;
  if (value.type === TYPE_UNICODE) {
    const even = value.bytes.subarray(0, value.bytes.length & ~1);
    return withoutEnd(new TextDecoder('utf-16le').decode(even));
  }
  return withoutEnd(decodeText(value.bytes, charsetOf(codePage)).text);
}

export const numberOfValue = (value: MapiValue | undefined): number | null =>
  value && value.bytes.length >= 4
    ? new DataView(value.bytes.buffer, value.bytes.byteOffset, 4).getUint32(0, true)
    : null;

/** A Windows code page number as a charset label; null where none is known. */
export function charsetOf(codePage: number): string | null {
  if (codePage === 0 || codePage === 20127) return null;
  if (codePage === 65001) return 'utf-8';
  if (codePage === 20866) return 'koi8-r';
  if (codePage === 21866) return 'koi8-u';
  if (codePage >= 28591 && codePage <= 28606) return `iso-8859-${codePage - 28590}`;
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  return `cp${codePage}`;
}

/** MAPI strings end with a zero. */
const withoutEnd = (text: string): string => text.replace(/\0[^]*$/, '');
