import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import type { MessageStore } from '#intake';
import { actingOfficer, seenTicket } from './seen-ticket.js';
import { bothTickets, journalOf, moveParts, recount } from './ticket-messages.js';

/** Two tickets that speak of one matter, each with its own correspondent: nothing moves. */
export async function linkTickets(ctx: Context, ticketId: string, otherId: string): Promise<void> {
  const [one, other] = await bothTickets(ctx, ticketId, otherId);
  await ctx.query(
    `insert into ticket_link (ticket_id, other_ticket_id, restricted, officer_id) values ($1, $2, $3, $4) on conflict do nothing`,
    [ticketId, otherId, one.restricted || other.restricted, actingOfficer(ctx)],
  );
  await record(ctx, {
    type: 'ticket.linked',
    journal: journalOf({ restricted: one.restricted || other.restricted }),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { otherId },
  });
}

export async function unlinkTickets(ctx: Context, ticketId: string, linkId: string): Promise<void> {
  await seenTicket(ctx, ticketId);
  const [removed] = await ctx.query<{ restricted: boolean }>(
    `delete from ticket_link where id = $2 and $1 in (ticket_id, other_ticket_id) returning restricted`,
    [ticketId, linkId],
  );
  if (!removed) throw new DomainError('ticket.not-linked', 'not-found');
  await record(ctx, {
    type: 'ticket.unlinked',
    journal: journalOf(removed),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { linkId },
  });
}

/** Moves the messages of one ticket into another; what moved is remembered, so that it can be undone. */
export async function mergeTickets(
  ctx: Context,
  store: MessageStore,
  ticketId: string,
  intoId: string,
): Promise<void> {
  const [from, into] = await bothTickets(ctx, ticketId, intoId);
  if (from.mergedInto || into.mergedInto) throw new DomainError('ticket.merged', 'refused');
  if (from.restricted !== into.restricted) throw new DomainError('ticket.merge-restricted', 'refused');
  const [request] = await ctx.query(`select 1 from request where ticket_id = $1 limit 1`, [ticketId]);
  if (request) throw new DomainError('ticket.merge-has-request', 'refused');
  const [asked] = await ctx.query(`select 1 from enquiry where ticket_id = $1 and state <> 'closed'`, [
    ticketId,
  ]);
  if (asked) throw new DomainError('ticket.merge-has-enquiry', 'refused');
  const moved = await ctx.query<{ id: string }>(
    `update message set ticket_id = $2 where ticket_id = $1 returning id`,
    [ticketId, intoId],
  );
  const ids = moved.map(({ id }) => id);
  await moveParts(ctx, store, ids, intoId);
  await ctx.query(
    `insert into ticket_merge (ticket_id, into_ticket_id, restricted, message_ids, previous_state, officer_id) values ($1, $2, $3, $4, $5, $6)`,
    [ticketId, intoId, from.restricted, ids, from.state, actingOfficer(ctx)],
  );
  await ctx.query(
    `update ticket set merged_into = $2, state = 'closed', version = version + 1 where id = $1`,
    [ticketId, intoId],
  );
  await recount(ctx, [ticketId, intoId]);
  await record(ctx, {
    type: 'ticket.merged',
    journal: journalOf(into),
    object: { kind: 'ticket', id: ticketId },
    ticketId: intoId,
    content: { intoId, messageIds: ids },
  });
}

/** An officer decides on a proposed conversation: the message joins it, or stays apart for good. Returns where the message is now. */
export async function decideProposal(
  ctx: Context,
  store: MessageStore,
  proposalId: string,
  decision: 'joined' | 'kept-apart',
): Promise<string> {
  const [proposal] = await ctx.query<{ ticketId: string; candidateId: string; restricted: boolean }>(
    `update thread_proposal set decided = $2, decided_by = $3, decided_at = $4 where id = $1 and decided is null and reason <> 'answer-incomplete'
     returning ticket_id as "ticketId", candidate_ticket_id as "candidateId", restricted`,
    [proposalId, decision, actingOfficer(ctx), ctx.now],
  );
  if (!proposal) throw new DomainError('proposal.not-found', 'not-found');
  if (decision === 'kept-apart') {
    await record(ctx, {
      type: 'thread.kept-apart',
      journal: journalOf(proposal),
      object: { kind: 'ticket', id: proposal.ticketId },
      ticketId: proposal.ticketId,
      content: { proposalId },
    });
    return proposal.ticketId;
  }
  await mergeTickets(ctx, store, proposal.ticketId, proposal.candidateId);
  return proposal.candidateId;
}
