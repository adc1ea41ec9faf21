const LF = 0x0a;
const CR = 0x0d;

/** Index of the next line feed from `from`, or the length of the bytes. */
export function lineEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(LF, from);
  return at < 0 ? bytes.length : at;
}

/** End of the line's own characters: `end` without a carriage return before the line feed. */
export function contentEnd(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === CR ? end - 1 : end;
}

/** One character a byte: header syntax is ASCII, and no byte may be lost on the way. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

export const isFold = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09;

const EMPTY_LINE = 4;

/** Where the headers end: at the empty line behind them, and at `most` bytes in any case. */
export function endOfHeaders(bytes: Uint8Array, most: number): number {
  const seen = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, most + EMPTY_LINE));
  const ends = [seen.indexOf('\r\n\r\n'), seen.indexOf('\n\n')].filter((at) => at >= 0);
  return Math.min(ends.length > 0 ? Math.min(...ends) : seen.length, most);
}
