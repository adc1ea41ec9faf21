import { createHash } from 'node:crypto';
import { endOfHeaders } from '../decode/bytes.js';

/** Header fields that a mail collects on its way: two copies of one mail differ in these alone. */
const TRACE_FIELDS = new Set([
  'received',
  'return-path',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'authentication-results',
  'received-spf',
  'arc-seal',
  'arc-message-signature',
  'arc-authentication-results',
  'x-spam-status',
  'x-spam-score',
]);
const MAX_HEADER_BYTES = 1024 * 1024;
/** A large mail is hashed piece by piece: no second copy of it. */
const STRIDE = 256 * 1024;

/** SHA-256 of the data as received. */
export const sha256 = (raw: Uint8Array): Buffer => createHash('sha256').update(raw).digest();

/**
 * Hash of a mail without trace headers and with line ends normalised: equal for two deliveries of one mail.
 * A copy keeps its own journal row; it opens nothing new.
 */
export function copyHash(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const headerEnd = endOfHeaders(bytes, MAX_HEADER_BYTES);
  const hash = createHash('sha256');
  for (const field of fieldsOf(bytes.toString('latin1', 0, headerEnd))) {
    const name = field
      .slice(0, Math.max(field.indexOf(':'), 0))
      .trim()
      .toLowerCase();
    if (!TRACE_FIELDS.has(name)) hash.update(field).update('\n');
  }
  for (let at = headerEnd; at < bytes.length; at += STRIDE)
    hash.update(withoutCarriageReturns(bytes.subarray(at, at + STRIDE)));
  return hash.digest();
}

const fieldsOf = (header: string): string[] => header.replaceAll('\r', '').split(/\n(?![ \t])/);

function withoutCarriageReturns(bytes: Buffer): Buffer {
  if (!bytes.includes(13)) return bytes;
  const kept = Buffer.allocUnsafe(bytes.length);
  let size = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 13) kept[size++] = bytes[i];
  return kept.subarray(0, size);
}
