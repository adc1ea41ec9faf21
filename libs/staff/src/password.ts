import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { DomainError } from '#foundation';

/** Argon2id, 64 MiB, three passes, four lanes: about 120 ms. */
const cost = { memory: 65_536, passes: 3, parallelism: 4, tagLength: 32 };
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const atOnce = 2;
const mayWait = 40;
let running = 0;
const waiting: (() => void)[] = [];

/** Two at a time: more would take the memory of the desk, and sign-in is no reason to stop the others. */
async function inTurn<T>(act: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new DomainError('sign-in-busy', 'unavailable');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await act();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

type Cost = typeof cost;

function derive(password: string, salt: Buffer, { memory, passes, parallelism, tagLength }: Cost) {
  return inTurn(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        const parameters = {
          message: password.normalize('NFKC'),
          nonce: salt,
          memory,
          passes,
          parallelism,
          tagLength,
        };
        argon2('argon2id', parameters, (error, tag) => (error === null ? resolve(tag) : reject(error)));
      }),
  );
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** The hash in the PHC string form, parameters included, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** The hash of no password: an unknown login costs as much time as a known one. */
const nobody = `$argon2id$v=19$m=65536,t=3,p=4$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Compares in constant time; an officer without a password is compared with nobody's. */
export async function passwordMatches(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, memory, passes, lanes, salt, tag] = FORM.exec(hash ?? nobody) ?? FORM.exec(nobody)!;
  const expected = Buffer.from(tag, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(lanes),
    tagLength: expected.length,
  });
  return timingSafeEqual(found, expected) && hash !== null && hash !== undefined;
}

/** Without 0 O 1 I L U: is read aloud or typed from paper. */
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';

/** A first password, handed over by the administrator: 98 bits in five groups. */
export function drawPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}
