import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { newId } from '../context/uuid.js';
import { DomainError } from '../errors/domain-error.js';
import { KEY_BYTES, open, seal } from './envelope.js';
import type { MasterKey } from './master-key.js';
import { destroyed, OwnerKeys, type KeyOwner } from './owner-keys.js';

/** A part as it is stored: its key's id, `iv || tag || data`, and the hash of what was sealed. */
export interface SealedPart {
  keyId: string;
  ciphertext: Buffer;
  sha256: Buffer;
}
export interface PreparedParts {
  ownerKeyId: string;
  parts: (SealedPart & { wrapped: Buffer; key: Buffer })[];
}

/** A part's key as it lies in the database; `wrapped` is null when it was destroyed. */
export interface WrappedKey {
  key_id: string;
  wrapped: Buffer | null;
  owner: string;
  owner_wrapped: Buffer;
  master_key_id: string;
}

const ROWS = 500;
const partPlace = (id: string): string => `part:${id}`;
const keyPlace = (id: string): string => `key:${id}`;

/**
 * One key a part, wrapped by the key of the part's present owner, wrapped by the master key (decision 11).
 * Changing hands re-wraps and never re-encrypts; destroying a key destroys the part in every copy.
 */
@Injectable()
export class Keyring {
  /** For statements that fetch keys together with what they open: see `unwrapPart`. */
  static readonly wrappedColumns =
    'coalesce(p.id, b.key_id) as key_id, p.wrapped, o.id as owner, o.wrapped as owner_wrapped, o.master_key_id';
  static wrappedJoin(keyId: string): string {
    return `left join (keys.part_key p join keys.owner_key o on o.id = p.owner_key_id and o.destroyed_at is null) on p.id = ${keyId}`;
  }

  private readonly owners: OwnerKeys;

  constructor(private readonly master: MasterKey) {
    this.owners = new OwnerKeys(master);
  }

  /** Seals parts and stores their wrapped keys: one statement, plus one for an owner not seen before. */
  async sealParts(ctx: Context, owner: KeyOwner, parts: readonly Uint8Array[]): Promise<SealedPart[]> {
    const prepared = await this.prepare(ctx, owner, parts);
    for (let at = 0; at < prepared.parts.length; at += ROWS) {
      const rows = prepared.parts.slice(at, at + ROWS);
      const values = rows.map((_, i) => `($${2 * i + 2}::uuid, $${2 * i + 3}::bytea)`).join(',');
      const stored = await ctx.query(
        `insert into keys.part_key (id, owner_key_id, wrapped)
         select v.id, o.id, v.wrapped from (values ${values}) v(id, wrapped)
         join keys.owner_key o on o.id = $1 and o.destroyed_at is null returning id`,
        [prepared.ownerKeyId, ...rows.flatMap((row) => [row.keyId, row.wrapped])],
      );
      if (stored.length !== rows.length) throw this.refuse(owner);
    }
    return prepared.parts.map(({ keyId, ciphertext, sha256 }) => ({ keyId, ciphertext, sha256 }));
  }

  /** As `sealParts`, but leaves storing the wrapped keys to a statement of the caller; `hashes` where they are known. */
  async prepare(
    ctx: Context,
    owner: KeyOwner,
    parts: readonly Uint8Array[],
    hashes?: readonly Buffer[],
  ): Promise<PreparedParts> {
    const ownerKey = await this.owners.ensure(ctx, owner);
    return {
      ownerKeyId: ownerKey.id,
      parts: parts.map((bytes, i) => {
        const keyId = newId();
        const key = randomBytes(KEY_BYTES);
        return {
          keyId,
          key,
          wrapped: seal(ownerKey.key, key, keyPlace(keyId)),
          ciphertext: seal(key, bytes, partPlace(keyId)),
          sha256: hashes?.[i] ?? createHash('sha256').update(bytes).digest(),
        };
      }),
    };
  }

  /** The owner's key was destroyed by another process: what was cached of it goes too. */
  refuse(owner: KeyOwner): DomainError {
    this.owners.forget(owner);
    return destroyed();
  }

  /** Opens parts in the order given; a part whose key is destroyed is an error, never an empty answer. */
  async openParts(
    ctx: Context,
    parts: readonly { keyId: string; ciphertext: Uint8Array }[],
  ): Promise<Buffer[]> {
    const keys = await this.partKeys(
      ctx,
      parts.map((part) => part.keyId),
    );
    return parts.map((part) => {
      const key = keys.get(part.keyId);
      if (key === undefined) throw new DomainError('keys.shredded', 'not-found');
      return open(key, part.ciphertext, partPlace(part.keyId));
    });
  }

  async openPart(ctx: Context, part: { keyId: string; ciphertext: Uint8Array }): Promise<Buffer> {
    return (await this.openParts(ctx, [part]))[0];
  }

  /** Hands parts over to another owner; the sealed bytes stay as they are. */
  async rewrap(ctx: Context, keyIds: readonly string[], owner: KeyOwner): Promise<void> {
    if (keyIds.length === 0) return;
    const keys = await this.partKeys(ctx, keyIds);
    if (keys.size !== new Set(keyIds).size) throw new DomainError('keys.shredded', 'not-found');
    await this.rewrapOpened(ctx, keys, owner);
  }

  /** As `rewrap`, for keys that the caller has opened (part id to key). */
  async rewrapOpened(ctx: Context, keys: ReadonlyMap<string, Buffer>, owner: KeyOwner): Promise<void> {
    const target = await this.owners.ensure(ctx, owner);
    const rows = [...keys];
    for (let at = 0; at < rows.length; at += ROWS) {
      const some = rows.slice(at, at + ROWS);
      const values = some.map((_, i) => `($${2 * i + 2}::uuid, $${2 * i + 3}::bytea)`).join(',');
      const moved = await ctx.query(
        `update keys.part_key p set owner_key_id = o.id, wrapped = v.wrapped
         from (values ${values}) v(id, wrapped), keys.owner_key o
         where p.id = v.id and o.id = $1 and o.destroyed_at is null returning p.id`,
        [target.id, ...some.flatMap(([id, key]) => [id, seal(target.key, key, keyPlace(id))])],
      );
      if (moved.length !== some.length) throw this.refuse(owner);
    }
  }

  /** Makes the key of an owner whose id was drawn in this transaction; it may be used without waiting for the row. */
  async makeOwner(ctx: Context, owner: KeyOwner): Promise<void> {
    const { row } = this.owners.draw(ctx, owner);
    await ctx.query(
      'insert into keys.owner_key (id, owner_kind, owner_id, wrapped, master_key_id) values ($1, $2, $3, $4, $5)',
      row,
    );
  }

  /** As `rewrapOpened`, to an owner whose id was drawn in this transaction: its key is made and takes over in one statement. */
  async rewrapToNew(ctx: Context, keys: ReadonlyMap<string, Buffer>, owner: KeyOwner): Promise<void> {
    const drawn = this.owners.draw(ctx, owner);
    const rows = [...keys];
    const values = rows.map((_, i) => `($${2 * i + 6}::uuid, $${2 * i + 7}::bytea)`).join(',');
    const moved = await ctx.query(
      `with o as (
         insert into keys.owner_key (id, owner_kind, owner_id, wrapped, master_key_id) values ($1, $2, $3, $4, $5)
       )
       update keys.part_key p set owner_key_id = $1, wrapped = v.wrapped from (values ${values}) v(id, wrapped)
       where p.id = v.id returning p.id`,
      [...drawn.row, ...rows.flatMap(([id, key]) => [id, seal(drawn.key, key, keyPlace(id))])],
    );
    if (moved.length !== rows.length) throw new DomainError('keys.shredded', 'not-found');
  }

  /** Opens the key of a part that came along with another row. */
  unwrapPart(row: WrappedKey): Buffer {
    const ownerKey = this.owners.unwrap(row.owner, row.owner_wrapped, row.master_key_id);
    return open(ownerKey, row.wrapped!, keyPlace(row.key_id));
  }

  /** Opens the bytes of a part with its opened key. */
  openWith(key: Buffer, keyId: string, ciphertext: Uint8Array): Buffer {
    return open(key, ciphertext, partPlace(keyId));
  }

  /** Destroys keys: of single parts, or of an owner with everything it wraps. Returns how many parts are gone. */
  async shred(ctx: Context, target: KeyOwner | readonly string[]): Promise<number> {
    if (Array.isArray(target)) {
      return (await ctx.query('delete from keys.part_key where id = any($1::uuid[]) returning id', [target]))
        .length;
    }
    const owner = target as KeyOwner;
    ctx.afterCommit(() => this.owners.forget(owner));
    const [gone] = await ctx.query<{ parts: number }>(
      `with gone as (
         update keys.owner_key set wrapped = '', destroyed_at = now()
         where owner_kind = $1 and owner_id = $2 and destroyed_at is null returning id
       ), parts as (delete from keys.part_key p using gone where p.owner_key_id = gone.id returning p.id)
       select count(*)::int as parts from parts`,
      [owner.kind, owner.id],
    );
    return gone.parts;
  }

  /** Destroys the keys of several owners of one kind in one statement. Returns how many parts are gone. */
  async shredOwners(ctx: Context, kind: string, ids: readonly string[]): Promise<number> {
    ctx.afterCommit(() => ids.forEach((id) => this.owners.forget({ kind, id })));
    const [gone] = await ctx.query<{ parts: number }>(
      `with gone as (
         update keys.owner_key set wrapped = '', destroyed_at = now()
         where owner_kind = $1 and owner_id = any ($2::text[]) and destroyed_at is null returning id
       ), parts as (delete from keys.part_key p using gone where p.owner_key_id = gone.id returning p.id)
       select count(*)::int as parts from parts`,
      [kind, ids],
    );
    return gone.parts;
  }

  /** A keyed hash for one purpose: Message-IDs of ours, reply addresses, fingerprints. */
  hmac(purpose: string, data: string | Uint8Array): Buffer {
    return createHmac('sha256', this.master.derive(`hmac ${purpose}`))
      .update(data)
      .digest();
  }

  /** Seals a small secret of the desk itself (a signing key, a second factor) without a row of its own. */
  wrapSecret(purpose: string, bytes: Uint8Array): Buffer {
    return seal(this.master.derive(`secret ${purpose}`), bytes, purpose);
  }

  unwrapSecret(purpose: string, wrapped: Uint8Array): Buffer {
    return open(this.master.derive(`secret ${purpose}`), wrapped, purpose);
  }

  private async partKeys(ctx: Context, keyIds: readonly string[]): Promise<Map<string, Buffer>> {
    const rows = await ctx.query<WrappedKey & Record<string, unknown>>(
      `select p.id as key_id, p.wrapped, o.id as owner, o.wrapped as owner_wrapped, o.master_key_id
       from keys.part_key p join keys.owner_key o on o.id = p.owner_key_id
       where p.id = any($1::uuid[]) and o.destroyed_at is null`,
      [keyIds],
    );
    return new Map(rows.map((row) => [row.key_id, this.unwrapPart(row)]));
  }
}
