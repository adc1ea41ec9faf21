import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import { actingOfficer } from '#triage';
import { journalOf } from './journal-of.js';

/** So long an opening lasts: a working day, not a standing pass. */
const HOURS = 8;

/**
 * Opens a locked file for reading, for a reason that is kept. Nothing can be changed in it; opening the conversation again is another act.
 * @law GDPR art. 5(1)(f), 5(2); CNIL recommendation 2021-122
 */
export async function openLockedFile(ctx: Context, ticketId: string, reason: string): Promise<Date> {
  const officerId = actingOfficer(ctx);
  const [ticket] = await ctx.query<{ restricted: boolean; locked: boolean; destroyed: boolean }>(
    `select restricted, locked_at is not null as locked, destroyed_at is not null as destroyed from ticket where id = $1`,
    [ticketId],
  );
  if (!ticket) throw new DomainError('ticket.not-found', 'not-found');
  if (ticket.destroyed) throw new DomainError('file.destroyed', 'refused');
  if (!ticket.locked) throw new DomainError('file.not-locked', 'refused');
  const until = new Date(ctx.now.getTime() + HOURS * 3_600_000);
  await ctx.query(
    `insert into retention_opening (ticket_id, officer_id, reason, opened_at, until) values ($1, $2, $3, $4, $5)`,
    [ticketId, officerId, reason, ctx.now, until],
  );
  await record(ctx, {
    type: 'retention.opened',
    journal: journalOf(ticket),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { until: until.toISOString() },
    personal: { reason },
  });
  return until;
}

/** Refuses an answer that would show a locked file to an officer who did not open it. `ids`: the thing shown, and its ticket. */
export async function assertOpened(ctx: Context, ids: readonly (string | null | undefined)[]): Promise<void> {
  if (ctx.actor.kind !== 'officer') return;
  const [locked] = await ctx.query<{ ticketId: string }>(LOCKED, [
    ids.filter((id) => typeof id === 'string' && UUID.test(id)),
    ctx.actor.officerId,
    ctx.now,
  ]);
  if (locked) throw new DomainError('file.needs-reason', 'refused', locked);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const LOCKED = `
  select t.id as "ticketId" from ticket t
  where t.locked_at is not null and t.destroyed_at is null
    and t.id in (select unnest($1::uuid[])
                 union all select ticket_id from message where id = any ($1::uuid[])
                 union all select ticket_id from request where id = any ($1::uuid[])
                 union all select ticket_id from letter where id = any ($1::uuid[])
                 union all select ticket_id from ticket_attachment where id = any ($1::uuid[])
                 union all select ticket_id from authority_file where id = any ($1::uuid[]))
    and not exists (select from retention_opening o where o.ticket_id = t.id and o.officer_id = $2 and o.until > $3)
  limit 1`;
