import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { Journal } from './event.js';

/** What a seal states and signs: these events, in this order, after that seal. Hashes are hexadecimal. */
export interface SealStatement {
  v: 1;
  journal: Journal;
  number: number;
  eventCount: number;
  firstEvent: string;
  lastEvent: string;
  /** Merkle root over the leaves, RFC 6962. */
  root: string;
  /** Hash of the seal before, zeros for the first. */
  previous: string;
  sealedAt: string;
  keyId: string;
}

export const noSeal = '0'.repeat(64);
const SEAL = Buffer.from([2]);

export function signSeal(statement: SealStatement, privateKey: KeyObject): Buffer {
  return sign(null, Buffer.from(canonicalJson(statement)), privateKey);
}

export function sealIsSigned(statement: SealStatement, signature: Uint8Array, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(canonicalJson(statement)), publicKey, signature);
}

/** Hash of a signed seal: what the next seal and an anchor point at. */
export function sealHash(statement: SealStatement, signature: Uint8Array): string {
  const text = canonicalJson(statement);
  return createHash('sha256').update(SEAL).update(text).update(signature).digest('hex');
}

/** The name of a key is the start of its fingerprint. */
export function keyIdOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
}
