import { randomInt } from 'node:crypto';

/** Without 0 O 1 I L U: read over the phone, none is taken for another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const group = (): string => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** DPO-7K3F-9QXM: tells nothing about how many there are or when it was given. */
export function randomReference(prefix: string): string {
  return `${prefix}-${group()}-${group()}`;
}
