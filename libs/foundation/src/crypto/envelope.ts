import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from 'node:crypto';

const IV = 12;
const TAG = 16;
const STRIDE = 1024 * 1024;
export const KEY_BYTES = 32;

// Keys go in as key objects: Node finds out by a thrown error that bytes are none, which costs more than the cipher.

/** AES-256-GCM as `iv || tag || data`; `bound` ties the bytes to their place, so that they cannot be swapped. */
export function seal(key: Uint8Array, bytes: Uint8Array, bound: string): Buffer {
  const out = Buffer.allocUnsafe(IV + TAG + bytes.length);
  const iv = out.subarray(0, IV);
  randomFillSync(iv);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), iv);
  cipher.setAAD(Buffer.from(bound));
  // Piece by piece: what `update` returns is a copy.
  for (let at = 0; at < bytes.length; at += STRIDE)
    cipher.update(bytes.subarray(at, at + STRIDE)).copy(out, IV + TAG + at);
  cipher.final();
  cipher.getAuthTag().copy(out, IV);
  return out;
}

/** Opens what `seal` made; throws when a single bit, the key or the place is another one. */
export function open(key: Uint8Array, sealed: Uint8Array, bound: string): Buffer {
  if (sealed.length < IV + TAG) throw new Error('sealed bytes are too short');
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, IV));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  const data = decipher.update(sealed.subarray(IV + TAG));
  decipher.final();
  return data;
}
