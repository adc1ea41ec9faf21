import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import { keepDecision, withdrawDecisions } from '../decisions/keep-decision.js';
import { planPassOn } from '../pass-on/plan-pass-on.js';
import { stopPassOn } from '../pass-on/take-back.js';
import { seenTicket } from './seen-ticket.js';

/** One key for a missed authority request: it goes to counsel and the officers named for it, and vanishes from the sender's view. */
export async function handOverTicket(
  ctx: Context,
  ticketId: string,
  reason: string | undefined,
): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  await stopPassOn(ctx, ticketId);
  // A missed authority is the costliest error there is: it counts.
  await keepDecision(ctx, ticket, { class: 'authority-request', rights: [] });
  await ctx.query(
    `update ticket set class = 'authority-request', rights = '{}', triaged_by = null, triaged_at = null, state = 'open',
            closed_at = null, closed_as = null where id = $1`,
    [ticketId],
  );
  await ctx.query('select restrict_ticket($1, $2)', [ticketId, 'handed-over']);
  await record(ctx, {
    type: 'ticket.handed-over',
    journal: 'vault',
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    personal: { reason: reason ?? null },
  });
}

/** Counsel found that it is no authority matter: an ordinary ticket again, in everybody's inbox. */
export async function releaseTicket(ctx: Context, ticketId: string): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  if (!ticket.restricted) throw new DomainError('ticket.not-restricted', 'refused');
  const [file] = await ctx.query(`select 1 from authority_file where ticket_id = $1`, [ticketId]);
  if (file) throw new DomainError('ticket.has-authority-file', 'refused');
  await record(ctx, {
    type: 'ticket.released',
    journal: 'vault',
    object: { kind: 'ticket', id: ticketId },
    ticketId,
  });
  if (!ticket.triagedAt) await withdrawDecisions(ctx, ticketId);
  await ctx.query('select release_ticket($1)', [ticketId]);
  await planPassOn(ctx, ticketId);
}
