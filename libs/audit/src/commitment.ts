import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

const PREFIX = 'hmac-sha256:';
const COMMITMENT = /^hmac-sha256:[A-Za-z0-9_-]{43}$/;

/** The salt of an event and the values behind its commitments. Without it, the commitments say nothing. */
export interface Detail {
  salt: string;
  values: Record<string, unknown>;
}

/** HMAC(salt of the event, name and value): binds the event to the value without showing it. */
export function commitment(salt: string, name: string, value: unknown): string {
  return PREFIX + hmac(Buffer.from(salt, 'base64url'), canonicalJson([name, value])).toString('base64url');
}

const BLOCK = 64;

/** HMAC-SHA256 (RFC 2104) of a short key by two one-shot hashes: a million of them is what an auditor waits for. */
function hmac(key: Uint8Array, text: string): Buffer {
  if (key.length > BLOCK) throw new RangeError('a salt is at most one block long');
  const length = Buffer.byteLength(text);
  const inner = Buffer.alloc(BLOCK + length, 0x36);
  const outer = Buffer.alloc(BLOCK + 32, 0x5c);
  for (const [place, byte] of key.entries()) {
    inner[place] = byte ^ 0x36;
    outer[place] = byte ^ 0x5c;
  }
  inner.write(text, BLOCK);
  hash('sha256', inner, 'buffer').copy(outer, BLOCK);
  return hash('sha256', outer, 'buffer');
}

export const isCommitment = (value: unknown): boolean => typeof value === 'string' && COMMITMENT.test(value);

/** The names of the personal fields of a content. */
export function personalFields(content: Record<string, unknown>): string[] {
  return Object.keys(content).filter((name) => isCommitment(content[name]));
}

/** The first personal field that the detail does not open, or undefined when all are opened. */
export function unopenedField(content: Record<string, unknown>, detail: Detail): string | undefined {
  const names = new Set([...personalFields(content), ...Object.keys(detail.values)]);
  return [...names].find(
    (name) =>
      !Object.hasOwn(detail.values, name) ||
      content[name] !== commitment(detail.salt, name, detail.values[name]),
  );
}
