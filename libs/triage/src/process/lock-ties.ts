import { createHash } from 'node:crypto';
import { DomainError, type Context } from '#foundation';

/** Something that two messages may have in common. */
export interface Tie {
  readonly name: string;
  /** Whoever holds it alone makes all others wait; holders who share it wait for nobody but that one. */
  readonly alone: boolean;
}

/**
 * Holds the ties of these messages until the transaction ends: two workers never place related mails at the same time,
 * so that neither misses the ticket that the other is about to open. Always in one order, so that nobody waits in a circle.
 */
export async function lockTies(ctx: Context, ties: readonly Tie[]): Promise<void> {
  const alone = new Map<string, boolean>();
  for (const tie of ties) {
    const key = keyOf(tie.name);
    alone.set(key, tie.alone || (alone.get(key) ?? false));
  }
  if (alone.size === 0) return;
  await ctx.query(LOCK, [[...alone.keys()], [...alone.values()]]);
}

const LOCK = `
  select case when alone then pg_advisory_xact_lock(key)::text else pg_advisory_xact_lock_shared(key)::text end
  from (select key, alone from unnest($1::bigint[], $2::boolean[]) as tie (key, alone) order by key offset 0) tie`;

const keyOf = (name: string): string =>
  createHash('sha256').update(`place ${name}`).digest().readBigInt64BE(0).toString();

export interface Home {
  readonly id: string;
  readonly restricted: boolean;
}

/** The ticket that a message joins, held, as it stands now: after a merge the one that took it in. */
export async function homeOf(ctx: Context, ticketId: string): Promise<Home> {
  let id = ticketId;
  for (let merges = 0; merges < 20; merges += 1) {
    const [row] = await ctx.query<{ restricted: boolean; mergedInto: string | null }>(
      `select restricted, merged_into as "mergedInto" from ticket where id = $1 and destroyed_at is null for update`,
      [id],
    );
    if (!row) break;
    if (row.mergedInto === null) return { id, restricted: row.restricted };
    id = row.mergedInto;
  }
  throw new DomainError('ticket.not-found', 'not-found');
}
