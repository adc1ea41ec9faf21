import { Injectable } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { newId } from '../context/uuid.js';
import { Keyring, type PreparedParts, type WrappedKey } from '../crypto/keyring.js';
import type { KeyOwner } from '../crypto/owner-keys.js';
import { DomainError } from '../errors/domain-error.js';
import type { BlobFiles } from './blob-files.js';
import { letGo } from './let-go.js';

export interface StoredBlob {
  id: string;
  keyId: string;
  size: number;
  sha256: Buffer;
}

export interface BlobRow extends WrappedKey {
  blob_id: string;
  bytes: Buffer | null;
  path: string | null;
}

/** A stored part with its own key opened: what handing it over needs. */
export interface OpenedBlob {
  readonly id: string;
  readonly keyId: string;
  readonly key: Buffer;
  readonly bytes: Buffer;
}

/** A part on its way into the database with a statement of somebody else. */
export interface SealedBlob {
  /** Parameters of `Blobs.storing`. */
  readonly values: readonly unknown[];
  readonly opened: OpenedBlob;
  /** Takes back what lies outside the database, when the row was not written. */
  readonly discard: () => Promise<void>;
  /** The error when the owner's key is gone. */
  readonly refuse: () => DomainError;
}

const ROWS = 200;
const ORPHAN_MS = 24 * 3600_000;

/** Encrypted parts: small ones in the database, large ones on disk. */
@Injectable()
export class Blobs {
  /**
   * For a statement that stores one part together with other rows: the CTEs `sealed_key` and `sealed_part`, which write if the CTE
   * `gate` has a row. Their parameters are the `values` of `sealed`, from `$first` on; `$first` is the owner's key.
   */
  static storing(gate: string, first: number): string {
    const $ = (i: number): string => `$${first + i}`;
    return `sealed_key as (
         insert into keys.part_key (id, owner_key_id, wrapped) select ${$(1)}::uuid, ${$(0)}::uuid, ${$(2)}::bytea from ${gate} returning id
       ), sealed_part as (
         insert into blob (id, key_id, storage, bytes, path, size, sha256)
         select ${$(3)}::uuid, id, case when ${$(5)}::text is null then 'row' else 'file' end, ${$(4)}::bytea, ${$(5)}::text, ${$(6)}::bigint, ${$(7)}::bytea
         from sealed_key
       )`;
  }

  /** Whether the owner's key at `$at` still exists: the gate of what it wraps. */
  static ownerAlive = (at: number): string =>
    `exists (select from keys.owner_key where id = $${at}::uuid and destroyed_at is null)`;

  constructor(
    private readonly keyring: Keyring,
    private readonly files: BlobFiles,
    private readonly threshold: number,
  ) {}

  /**
   * Seals and stores parts, keys and bytes in one statement; `ids` when the caller writes them elsewhere meanwhile, `fresh` when the
   * owner was made in this transaction.
   */
  async store(
    ctx: Context,
    owner: KeyOwner,
    parts: readonly Uint8Array[],
    ids: readonly string[] = parts.map(() => newId()),
    fresh = false,
  ): Promise<StoredBlob[]> {
    const making = fresh ? this.keyring.makeOwner(ctx, owner) : undefined;
    const stored: StoredBlob[] = [];
    for (let at = 0; at < parts.length; at += ROWS) {
      const some = parts.slice(at, at + ROWS);
      const prepared = await this.keyring.prepare(ctx, owner, some);
      stored.push(...(await this.insert(ctx, owner, prepared, some, ids.slice(at, at + ROWS))));
    }
    await making;
    return stored;
  }

  /** Seals one part for `storing`, whose SHA-256 is known. */
  async sealed(
    ctx: Context,
    owner: KeyOwner,
    bytes: Uint8Array,
    sha256: Buffer,
    id: string,
  ): Promise<SealedBlob> {
    const { ownerKeyId, parts } = await this.keyring.prepare(ctx, owner, [bytes], [sha256]);
    const { keyId, key, wrapped, ciphertext } = parts[0];
    const { row, path } = await this.place(id, ciphertext);
    return {
      values: [ownerKeyId, keyId, wrapped, id, row, path, bytes.length, sha256],
      opened: { id, keyId, key, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      discard: async () => {
        if (path !== null) await this.files.remove(path);
      },
      refuse: () => this.keyring.refuse(owner),
    };
  }

  /** Opens blobs in the order given. */
  async read(ctx: Context, ids: readonly string[]): Promise<Buffer[]> {
    return (await this.open(ctx, ids)).map(({ bytes }) => bytes);
  }

  /** Bytes, wrapped keys and owners' keys in one round trip. */
  async open(ctx: Context, ids: readonly string[]): Promise<OpenedBlob[]> {
    return this.inOrder(ids, await this.rowsOf(ctx, 'select unnest($1::uuid[])', [ids]));
  }

  /** The rows of the blobs that a subselect names; opened later with `inOrder`, once their order is known. */
  rowsOf(ctx: Context, idsSql: string, params: readonly unknown[]): Promise<BlobRow[]> {
    return ctx.query<BlobRow & Record<string, unknown>>(
      `select b.id as blob_id, b.bytes, b.path, ${Keyring.wrappedColumns}
       from blob b ${Keyring.wrappedJoin('b.key_id')} where b.id = any(array(${idsSql}))`,
      params,
    );
  }

  /** Opens fetched rows in the order of the ids. */
  inOrder(ids: readonly string[], rows: readonly BlobRow[]): Promise<OpenedBlob[]> {
    const byId = new Map(rows.map((row) => [row.blob_id, row]));
    return Promise.all(
      ids.map(async (id) => {
        const row = byId.get(id);
        if (row === undefined) throw new DomainError('blob.not-found', 'not-found');
        if (row.wrapped === null) throw new DomainError('keys.shredded', 'not-found');
        const key = this.keyring.unwrapPart(row);
        const sealed = row.bytes ?? (await this.files.read(row.path!));
        const bytes = this.keyring.openWith(key, row.key_id, sealed);
        if (!row.bytes) letGo(sealed);
        return { id, keyId: row.key_id, key, bytes };
      }),
    );
  }

  async readOne(ctx: Context, id: string): Promise<Buffer> {
    return (await this.read(ctx, [id]))[0];
  }

  /** Hands blobs over whose keys are open already; `fresh` says that the owner was made in this transaction. */
  handOverOpened(ctx: Context, blobs: readonly OpenedBlob[], owner: KeyOwner, fresh: boolean): Promise<void> {
    const keys = new Map(blobs.map(({ keyId, key }) => [keyId, key]));
    return fresh ? this.keyring.rewrapToNew(ctx, keys, owner) : this.keyring.rewrapOpened(ctx, keys, owner);
  }

  /** Hands blobs over to another owner without touching their bytes. */
  async handOver(ctx: Context, ids: readonly string[], owner: KeyOwner): Promise<void> {
    const rows = await ctx.query<{ key_id: string }>('select key_id from blob where id = any($1::uuid[])', [
      ids,
    ]);
    await this.keyring.rewrap(
      ctx,
      rows.map((row) => row.key_id),
      owner,
    );
  }

  /** Destroys the keys and the rows; files follow once that is certain. */
  async remove(ctx: Context, ids: readonly string[]): Promise<void> {
    const rows = await ctx.query<{ path: string | null }>(
      `with gone as (delete from blob where id = any($1::uuid[]) returning key_id, path),
            shredded as (delete from keys.part_key p using gone where p.id = gone.key_id)
       select path from gone`,
      [ids],
    );
    const paths = rows.flatMap((row) => row.path ?? []);
    ctx.afterCommit(() => {
      // A file that stays for now has no key any more; the sweep takes it.
      for (const path of paths) void this.files.remove(path).catch(() => {});
    });
  }

  /** Removes files that no row names: left by transactions that never committed. Returns how many. */
  async sweep(ctx: Context): Promise<number> {
    let swept = 0;
    for await (const name of this.files.older(ORPHAN_MS)) {
      if ((await ctx.query('select 1 from blob where path = $1 and id = $2', [name, idOf(name)])).length > 0)
        continue;
      await this.files.remove(name);
      swept++;
    }
    return swept;
  }

  /** Small sealed bytes go into the row, large ones to a file and out of memory. */
  private async place(id: string, sealed: Buffer): Promise<{ row: Buffer | null; path: string | null }> {
    if (sealed.length <= this.threshold) return { row: sealed, path: null };
    const path = await this.files.write(id, sealed);
    letGo(sealed);
    return { row: null, path };
  }

  private async insert(
    ctx: Context,
    owner: KeyOwner,
    prepared: PreparedParts,
    parts: readonly Uint8Array[],
    ids: readonly string[],
  ): Promise<StoredBlob[]> {
    const params: unknown[] = [prepared.ownerKeyId];
    const tuples: string[] = [];
    const stored: StoredBlob[] = [];
    for (const [i, part] of prepared.parts.entries()) {
      const id = ids[i];
      const { row, path } = await this.place(id, part.ciphertext);
      const at = params.length;
      tuples.push(
        `($${at + 1}::uuid,$${at + 2}::uuid,$${at + 3}::bytea,$${at + 4}::bytea,$${at + 5}::text,$${at + 6}::bigint,$${at + 7}::bytea)`,
      );
      params.push(id, part.keyId, part.wrapped, row, path, parts[i].length, part.sha256);
      stored.push({ id, keyId: part.keyId, size: parts[i].length, sha256: part.sha256 });
    }
    const rows = await ctx.query(
      `with v(id, key_id, wrapped, bytes, path, size, sha256) as (values ${tuples.join(',')}),
       k as (
         insert into keys.part_key (id, owner_key_id, wrapped)
         select v.key_id, o.id, v.wrapped from v join keys.owner_key o on o.id = $1 and o.destroyed_at is null
         returning id
       )
       insert into blob (id, key_id, storage, bytes, path, size, sha256)
       select v.id, v.key_id, case when v.path is null then 'row' else 'file' end, v.bytes, v.path, v.size, v.sha256
       from v join k on k.id = v.key_id returning id`,
      params,
    );
    if (rows.length !== stored.length) throw this.keyring.refuse(owner);
    return stored;
  }
}

const idOf = (name: string): string => name.slice(3, 39);
