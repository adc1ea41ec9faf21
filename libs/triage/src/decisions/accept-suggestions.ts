import { record } from '#audit';
import { DomainError, enqueue, jobs, newId, type Context } from '#foundation';
import { confirmTriage, undoTriage } from '../tickets/confirm-triage.js';
import { actingOfficer } from '../tickets/seen-ticket.js';
import { acceptableSuggestions, type Acceptable } from './acceptable.query.js';

/** So long a batch can be taken back whole; then its requests open and their acknowledgements leave. */
const TAKE_BACK_MS = 60_000;

export interface Accepted {
  readonly batchId: string | null;
  readonly accepted: string[];
  readonly requests: number;
  readonly requestsAt: Date | null;
  readonly left: number;
}

/**
 * Accepts several suggestions at once, exactly those that the officer was shown in the review: one that changed since stays in
 * the inbox. Requests open a moment later, so that one undo takes back all of it before a letter leaves.
 */
export async function acceptSuggestions(
  ctx: Context,
  threshold: number,
  seen: readonly { ticketId: string; messageId: string }[],
): Promise<Accepted> {
  const shown = new Map(seen.map(({ ticketId, messageId }) => [ticketId, messageId]));
  // Locked in one order, so that two officers who accept the same pile do not wait for each other.
  await ctx.query(`select id from ticket where id = any ($1) order by id for update`, [[...shown.keys()]]);
  const found = await acceptableSuggestions(ctx, threshold, [...shown.keys()]);
  const taken = found.filter(({ ticketId, messageId }) => shown.get(ticketId) === messageId);
  const left = shown.size - taken.length;
  if (taken.length === 0) return { batchId: null, accepted: [], requests: 0, requestsAt: null, left };
  const batchId = newId();
  await ctx.query(
    `insert into triage_batch (id, officer_id, threshold, created_at) values ($1, $2, $3, $4)`,
    [batchId, actingOfficer(ctx), threshold, ctx.now],
  );
  for (const one of taken) await confirmTriage(ctx, one.ticketId, decided(one), batchId);
  const requests = taken.filter((one) => one.class === 'subject-request').length;
  const requestsAt = requests > 0 ? new Date(ctx.now.getTime() + TAKE_BACK_MS) : null;
  if (requestsAt) await enqueue(ctx, jobs.openAccepted, { batchId }, { runAt: requestsAt });
  await record(ctx, {
    type: 'triage.batch-accepted',
    object: { kind: 'triage-batch', id: batchId },
    content: { threshold, ticketIds: taken.map(({ ticketId }) => ticketId), requests },
  });
  return { batchId, accepted: taken.map(({ ticketId }) => ticketId), requests, requestsAt, left };
}

const decided = (one: Acceptable) => ({
  class: one.class,
  notPrivacyKind: one.notPrivacyKind ?? undefined,
  rights: one.rights,
  language: one.language ?? undefined,
  accountAddress: one.account,
});

/** Takes a whole batch back; what has become a request meanwhile stays. Only who accepted it may. */
export async function undoBatch(ctx: Context, batchId: string): Promise<{ undone: string[]; left: number }> {
  const [batch] = await ctx.query(
    `update triage_batch set undone_at = $3 where id = $1 and officer_id = $2 and undone_at is null returning id`,
    [batchId, actingOfficer(ctx), ctx.now],
  );
  if (!batch) throw new DomainError('batch.not-found', 'not-found');
  const rows = await ctx.query<{ ticketId: string; asked: boolean }>(
    `select d.ticket_id as "ticketId", exists (select 1 from request r where r.ticket_id = d.ticket_id) as asked
     from triage_decision d where d.batch_id = $1 and d.withdrawn_at is null order by d.ticket_id`,
    [batchId],
  );
  const undone = rows.filter(({ asked }) => !asked).map(({ ticketId }) => ticketId);
  for (const ticketId of undone) await undoTriage(ctx, ticketId);
  const left = rows.length - undone.length;
  await record(ctx, {
    type: 'triage.batch-undone',
    object: { kind: 'triage-batch', id: batchId },
    content: { ticketIds: undone, left },
  });
  return { undone, left };
}
