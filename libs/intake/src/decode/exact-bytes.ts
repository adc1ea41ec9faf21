import type { PartRange } from './mime-ranges.js';

/**
 * The bytes of a part whose encoding is none or quoted-printable, to the last byte: the parser reads lines and gives them all one kind of
 * end, which is another file. Null for any other encoding.
 */
export function exactBytes(raw: Uint8Array, { ranges, transferEncoding }: PartRange): Uint8Array | null {
  const [start, end] = ranges[0];
  if (transferEncoding === null || /^(?:7bit|8bit|binary)$/.test(transferEncoding))
    return raw.subarray(start, end);
  return transferEncoding === 'quoted-printable' ? unquoted(raw.subarray(start, end)) : null;
}

function unquoted(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const decoded = text
    .split('\n')
    .map((line) => line.replace(/([^ \t\r])[ \t]+(\r?)$/, '$1$2'))
    .join('\n')
    .replace(/=\r?\n|=$/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}
