import { addressParser, decodeWords } from 'postal-mime';

const MAX_HEADER_BYTES = 256 * 1024;

/** Headers of a mail as written, up to the empty line. */
export function headerBlock(raw: Buffer): string {
  const top = raw.subarray(0, MAX_HEADER_BYTES).toString('latin1');
  const end = /\r?\n\r?\n/.exec(top);
  return end ? top.slice(0, end.index + 2) : top;
}

/** The first field of this name, unfolded and decoded; null when there is none. */
export function headerField(raw: Buffer, name: string): string | null {
  const unfolded = headerBlock(raw).replace(/\r?\n[ \t]+/g, ' ');
  const field = unfolded
    .split(/\r?\n/)
    .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  if (field === undefined) return null;
  const value = Buffer.from(field.slice(name.length + 1).trim(), 'latin1').toString('utf8');
  return decodeWords(value).replaceAll('\0', '').slice(0, 998) || null;
}

/** The first address of a field, for the page. */
export function headerAddress(raw: Buffer, name: string): string | null {
  const value = headerField(raw, name);
  if (value === null) return null;
  const [first] = addressParser(value);
  return (first && 'address' in first && first.address) || value;
}
