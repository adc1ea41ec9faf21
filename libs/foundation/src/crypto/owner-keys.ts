import { randomBytes } from 'node:crypto';
import type { Context } from '../context/context.js';
import { newId } from '../context/uuid.js';
import { DomainError } from '../errors/domain-error.js';
import { KEY_BYTES, open, seal } from './envelope.js';
import type { MasterKey } from './master-key.js';

/** Whose key wraps a part: the journal, one ticket, the vault of one authority file. */
export interface KeyOwner {
  kind: string;
  id: string;
}

export interface OwnerKey {
  id: string;
  key: Buffer;
}

interface OwnerRow {
  id: string;
  wrapped: Buffer;
  master_key_id: string;
  destroyed: boolean;
}

const CACHED = 2_000;

// Finds the key or makes it, in one statement; a lost race shows as no row at all.
const FIND_OR_MAKE = `
  with found as (
    select id, wrapped, master_key_id, destroyed_at is not null as destroyed
    from keys.owner_key where owner_kind = $1 and owner_id = $2
  ), made as (
    insert into keys.owner_key (id, owner_kind, owner_id, wrapped, master_key_id)
    select $3, $1, $2, $4, $5 where not exists (select from found)
    on conflict (owner_kind, owner_id) do nothing
    returning id, wrapped, master_key_id, false as destroyed
  )
  select * from found union all select * from made`;

const place = (id: string): string => `owner:${id}`;

/** Keys of owners, opened once and kept in memory; the least used go first. */
export class OwnerKeys {
  private readonly byOwner = new Map<string, OwnerKey>();
  private readonly byId = new Map<string, Buffer>();
  /** Keys made in a transaction that has not committed yet: nobody else may rely on them. */
  private readonly uncommitted = new WeakMap<Context, Map<string, OwnerKey>>();

  constructor(private readonly master: MasterKey) {}

  async ensure(ctx: Context, owner: KeyOwner): Promise<OwnerKey> {
    const name = nameOf(owner);
    const known = this.uncommitted.get(ctx)?.get(name) ?? this.byOwner.get(name);
    if (known !== undefined) return known;
    for (let tries = 0; tries < 3; tries++) {
      const id = newId();
      const key = randomBytes(KEY_BYTES);
      const wrapped = seal(this.master.derive('owner keys'), key, place(id));
      const [row] = await ctx.query<OwnerRow & Record<string, unknown>>(FIND_OR_MAKE, [
        owner.kind,
        owner.id,
        id,
        wrapped,
        this.master.id,
      ]);
      if (row !== undefined) return this.adopt(ctx, name, row);
    }
    throw new DomainError('keys.busy', 'conflict');
  }

  /**
   * A key for an owner that cannot have one yet, because its id was drawn in this very transaction. The caller stores the row
   * (`id, owner_kind, owner_id, wrapped, master_key_id`) with a statement of its own.
   */
  draw(ctx: Context, owner: KeyOwner): OwnerKey & { row: readonly unknown[] } {
    const id = newId();
    const key = randomBytes(KEY_BYTES);
    const wrapped = seal(this.master.derive('owner keys'), key, place(id));
    const drawn = { id, key };
    this.rememberWith(ctx, nameOf(owner), drawn);
    return { ...drawn, row: [id, owner.kind, owner.id, wrapped, this.master.id] };
  }

  /** Opens a wrapped owner key that came along with another row. */
  unwrap(id: string, wrapped: Uint8Array, masterKeyId: string): Buffer {
    const known = this.byId.get(id);
    if (known !== undefined) return known;
    if (masterKeyId !== this.master.id)
      throw new DomainError(
        'keys.other-master',
        'unavailable',
        { masterKeyId },
        'the data were sealed under another master key',
      );
    const key = open(this.master.derive('owner keys'), wrapped, place(id));
    remember(this.byId, id, key);
    return key;
  }

  forget(owner: KeyOwner): void {
    const name = nameOf(owner);
    const known = this.byOwner.get(name);
    if (known !== undefined) this.byId.delete(known.id);
    this.byOwner.delete(name);
  }

  private adopt(ctx: Context, name: string, row: OwnerRow): OwnerKey {
    if (row.destroyed) throw destroyed();
    const found = { id: row.id, key: this.unwrap(row.id, row.wrapped, row.master_key_id) };
    this.rememberWith(ctx, name, found);
    return found;
  }

  private rememberWith(ctx: Context, name: string, found: OwnerKey): void {
    const own = this.uncommitted.get(ctx) ?? new Map<string, OwnerKey>();
    this.uncommitted.set(ctx, own.set(name, found));
    ctx.afterCommit(() => remember(this.byOwner, name, found));
  }
}

export const destroyed = (): DomainError => new DomainError('keys.destroyed', 'conflict');

const nameOf = (owner: KeyOwner): string => `${owner.kind}:${owner.id}`;

function remember<V>(map: Map<string, V>, name: string, value: V): void {
  map.delete(name);
  map.set(name, value);
  if (map.size > CACHED) map.delete(map.keys().next().value!);
}
