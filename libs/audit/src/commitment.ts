import { createHmac } from 'node:crypto';
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
  const mac = createHmac('sha256', Buffer.from(salt, 'base64url')).update(canonicalJson([name, value]));
  return PREFIX + mac.digest('base64url');
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
