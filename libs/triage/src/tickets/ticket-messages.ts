import { DomainError, type Context } from '#foundation';
import type { MessageStore } from '#intake';
import { seenTicket, type SeenTicket } from './seen-ticket.js';

/** Where the acts upon a ticket are written. */
export const journalOf = (ticket: { restricted: boolean }) => (ticket.restricted ? 'vault' : 'desk');

/** Both tickets, locked in one order, so that two officers merging crosswise cannot block each other. */
export async function bothTickets(
  ctx: Context,
  ticketId: string,
  otherId: string,
): Promise<[SeenTicket, SeenTicket]> {
  if (ticketId === otherId) throw new DomainError('ticket.same', 'invalid');
  const found = new Map<string, SeenTicket>();
  for (const id of [ticketId, otherId].sort()) found.set(id, await seenTicket(ctx, id));
  return [found.get(ticketId)!, found.get(otherId)!];
}

export async function moveParts(
  ctx: Context,
  store: MessageStore,
  messageIds: readonly string[],
  ticketId: string,
): Promise<void> {
  await ctx.query(`update message_text set ticket_id = $2 where message_id = any ($1)`, [
    messageIds,
    ticketId,
  ]);
  await ctx.query(`update triage_suggestion set ticket_id = $2 where message_id = any ($1)`, [
    messageIds,
    ticketId,
  ]);
  await ctx.query(`update triage_decision set ticket_id = $2 where message_id = any ($1)`, [
    messageIds,
    ticketId,
  ]);
  // What was proposed of a message goes where it goes.
  await ctx.query(
    `update thread_proposal set ticket_id = $2 where message_id = any ($1) and decided is null and candidate_ticket_id <> $2`,
    [messageIds, ticketId],
  );
  await store.handOver(ctx, messageIds, ticketId);
}

export const recount = (ctx: Context, ids: readonly string[]): Promise<unknown> =>
  ctx.query(
    `update ticket t set message_count = n.count, last_message_at = coalesce(n.last, t.last_message_at),
            first_received_at = case when n.first > t.first_received_at and n.count > 0
              and not exists (select 1 from request r where r.ticket_id = t.id) then n.first else least(t.first_received_at, n.first) end
     from (select x.id, count(m.id)::int as count, max(m.received_at) as last, min(m.received_at) as first from unnest($1::uuid[]) as x (id)
           left join message m on m.ticket_id = x.id group by x.id) n where t.id = n.id`,
    [ids],
  );
