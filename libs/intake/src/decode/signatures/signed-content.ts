import { lineEnd } from '../bytes.js';

const MAX_CONTENTS = 5;
const MAX_FIELDS_SEEN = 200;

/**
 * The exact bytes that each multipart/signed of the mail was signed over (RFC 1847): the first part with its headers, in the
 * canonical form with CRLF, without the line break that belongs to the delimiter. In the order of the mail.
 */
export function signedContents(raw: Uint8Array, protocol: 'pkcs7-signature' | 'pgp-signature'): Uint8Array[] {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const source = bytes.toString('latin1');
  const found: Uint8Array[] = [];
  const field = /^content-type:[ \t]*(?:\r?\n[ \t]+)?multipart\/signed\b(?:[^\r\n]|\r?\n[ \t]){0,2000}/gim;
  for (let seen = 0; seen < MAX_FIELDS_SEEN && found.length < MAX_CONTENTS; seen++) {
    const match = field.exec(source);
    if (!match) break;
    const said = /protocol\s*=\s*["']?[^"';]*?(pkcs7|pgp)-signature/i.exec(match[0])?.[1]?.toLowerCase();
    if (said !== undefined && !protocol.startsWith(said)) continue;
    const boundary = /boundary\s*=\s*(?:"([^"]{1,900})"|([^\s;"]{1,900}))/i.exec(match[0]);
    const content = boundary ? firstPart(bytes, match.index, boundary[1] ?? boundary[2]) : null;
    if (content) found.push(content);
  }
  return found;
}

function firstPart(bytes: Buffer, from: number, boundary: string): Uint8Array | null {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const opening = delimiterLine(bytes, delimiter, from);
  if (opening < 0) return null;
  const start = lineEnd(bytes, opening) + 1;
  const closing = delimiterLine(bytes, delimiter, start);
  if (closing < 0) return null;
  let end = closing;
  if (bytes[end - 1] === 10) end -= bytes[end - 2] === 13 ? 2 : 1;
  return canonical(bytes.subarray(start, Math.max(start, end)));
}

function delimiterLine(bytes: Buffer, delimiter: Buffer, from: number): number {
  let at = bytes.indexOf(delimiter, from);
  while (at > 0 && bytes[at - 1] !== 10) at = bytes.indexOf(delimiter, at + 1);
  return at;
}

/** Signatures are made over CRLF; a mail stored with bare line feeds gets them back. */
function canonical(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return /(?<!\r)\n/.test(text) ? Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1') : bytes;
}
