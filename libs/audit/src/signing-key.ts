import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Context } from '#foundation';
import { journalKeys } from './journal-keys.js';
import { keyIdOf } from './seal-statement.js';

export interface SigningKey {
  id: string;
  privateKey: KeyObject;
}

/** The newest signing key; the first one is drawn by whoever seals first (the caller holds the sealing lock). */
export async function signingKey(ctx: Context): Promise<SigningKey> {
  const [row] = await ctx.query<{ id: string; private_key_sealed: Buffer }>(
    'select id, private_key_sealed from audit_key order by created_at desc, id limit 1',
  );
  if (row === undefined) return drawKey(ctx);
  const der = Buffer.from(journalKeys().open(`signing-key:${row.id}`, row.private_key_sealed), 'base64');
  return { id: row.id, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
}

async function drawKey(ctx: Context): Promise<SigningKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const id = keyIdOf(spki);
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const sealed = journalKeys().seal(`signing-key:${id}`, pkcs8);
  await ctx.query(
    'insert into audit_key (id, public_key, private_key_sealed, created_at) values ($1, $2, $3, $4)',
    [id, spki.toString('base64'), sealed, ctx.now],
  );
  return { id, privateKey };
}

/** Every public key that ever sealed, by id. */
export async function publicKeys(ctx: Context): Promise<{ id: string; publicKey: string }[]> {
  return ctx.query('select id, public_key as "publicKey" from audit_key order by created_at, id');
}

export function publicKeyOf(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
}
