import type { Context } from '#foundation';
import type { Journal } from './event.js';
import { lastSeal } from './seal-journals.js';
import { verifyStored } from './verify-stored.js';
import { readableJournals } from './vault-door.js';

export interface JournalStatus {
  journal: Journal;
  events: number;
  sealed: number;
  unsealed: number;
  seals: number;
  lastSealAt: string | null;
  lastRoot: string | null;
  verified: boolean;
  firstBad: string | null;
}

/** How the journals stand that the actor may read: counts, last seal, and whether what is stored still verifies. */
export async function auditStatus(ctx: Context): Promise<JournalStatus[]> {
  const states: JournalStatus[] = [];
  for (const journal of await readableJournals(ctx)) states.push(await statusOf(ctx, journal));
  return states;
}

async function statusOf(ctx: Context, journal: Journal): Promise<JournalStatus> {
  const last = await lastSeal(ctx, journal);
  const [counts] = await ctx.query<{ sealed: number; unsealed: number }>(
    `select (select coalesce(sum(event_count), 0)::int from audit_seal where journal = $1) as sealed,
       (select count(*)::int from audit_event e where e.journal = $1 and e.txid >= $2::text::xid8
          and not exists (select from audit_leaf l where l.event_id = e.id)) as unsealed`,
    [journal, last?.last_txid ?? '0'],
  );
  const firstBad = await verifyStored(ctx, journal);
  return {
    journal,
    events: counts.sealed + counts.unsealed,
    ...counts,
    seals: Number(last?.number ?? 0),
    lastSealAt: last?.sealed_at.toISOString() ?? null,
    lastRoot: last?.root.toString('hex') ?? null,
    verified: firstBad === null,
    firstBad,
  };
}
