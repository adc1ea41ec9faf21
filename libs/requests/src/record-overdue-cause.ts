import { isLate, parisDay, type OverdueCause } from '#domain';
import { DomainError, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { journalOf, lockRequest } from './request-record.js';
import { addFact } from './write-request.js';

export interface CauseOfLateness {
  readonly cause: OverdueCause;
  readonly note: string | null;
}

/**
 * Records why a request went late, for the registers. It may be said again better; the journal keeps what was said before. It
 * decides nothing about the person, so an open page stays good.
 * @law GDPR art. 5(2), 24(1)
 */
export async function recordOverdueCause(
  ctx: Context,
  id: string,
  { cause, note }: CauseOfLateness,
): Promise<void> {
  const officerId = actingOfficer(ctx);
  const before = await lockRequest(ctx, id);
  const ended = before.answeredAt ?? before.closedAt;
  const endedOn = ended && parisDay(ended);
  if (!isLate({ ...before, endedOn }, parisDay(ctx.now)))
    throw new DomainError('request.not-late', 'refused', { dueOn: before.dueOn });
  await ctx.query(
    `update request set overdue_cause = $2, overdue_note = $3, overdue_cause_by = $4, overdue_cause_at = $5 where id = $1`,
    [id, cause, note, officerId, ctx.now],
  );
  await addFact(ctx, before, { kind: 'overdue-cause', data: { cause } });
  await record(ctx, {
    type: 'request.overdue-cause',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: { cause, dueOn: before.dueOn },
    personal: { note },
  });
}
