import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import { actingOfficer, seenTicket } from './seen-ticket.js';

const journalOf = (ticket: { restricted: boolean }) => (ticket.restricted ? 'vault' : 'desk');

export async function addNote(ctx: Context, ticketId: string, body: string): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  const [note] = await ctx.query<{ id: string }>(
    `insert into ticket_note (ticket_id, restricted, officer_id, body, created_at) values ($1, $2, $3, $4, $5) returning id`,
    [ticketId, ticket.restricted, actingOfficer(ctx), body, ctx.now],
  );
  await record(ctx, {
    type: 'ticket.note-added',
    journal: journalOf(ticket),
    object: { kind: 'note', id: note.id },
    ticketId,
  });
}

export async function setTags(ctx: Context, ticketId: string, tags: readonly string[]): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  const clean = [...new Set(tags.map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== ''))];
  await ctx.query(`update ticket set tags = $2, version = version + 1 where id = $1`, [ticketId, clean]);
  await record(ctx, {
    type: 'ticket.tagged',
    journal: journalOf(ticket),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    // Typed by hand: a tag may name somebody.
    personal: { tags: clean },
  });
}

export async function assignTicket(ctx: Context, ticketId: string, officerId: string | null): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  if (officerId && ticket.restricted) await assertGranted(ctx, ticketId, officerId);
  await ctx.query(`update ticket set assignee_id = $2, version = version + 1 where id = $1`, [
    ticketId,
    officerId,
  ]);
  await record(ctx, {
    type: 'ticket.assigned',
    journal: journalOf(ticket),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { assigneeId: officerId },
  });
}

/** A restricted ticket is given only to somebody who may see it. */
async function assertGranted(ctx: Context, ticketId: string, officerId: string): Promise<void> {
  const [grant] = await ctx.query(`select 1 from access_grant where resource_id = $1 and officer_id = $2`, [
    ticketId,
    officerId,
  ]);
  if (!grant) throw new DomainError('ticket.assignee-not-granted', 'refused');
}

export async function markRead(ctx: Context, ticketId: string): Promise<void> {
  await ctx.query(`update ticket set unread = false where id = $1 and unread`, [ticketId]);
}

/**
 * Ends a conversation in which nothing is owed. Who invoked a right is answered through a request: without one the ticket stays,
 * until somebody opens it or says that the mail was something else.
 * @law GDPR art. 12(3)-(4)
 */
export async function closeTicket(ctx: Context, ticketId: string, as: string): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  const [unopened] = await ctx.query(
    `select 1 from ticket t where t.id = $1 and t.class = 'subject-request'
       and not exists (select from request r where r.ticket_id = t.id)`,
    [ticketId],
  );
  if (unopened) throw new DomainError('ticket.request-owed', 'refused');
  const [owed] = await ctx.query<{ reference: string }>(
    `select reference from request where ticket_id = $1 and state not in ('closed', 'withdrawn') limit 1`,
    [ticketId],
  );
  if (owed) throw new DomainError('ticket.request-open', 'refused', { reference: owed.reference });
  const [asked] = await ctx.query<{ reference: string }>(
    `select reference from enquiry where ticket_id = $1 and state <> 'closed'`,
    [ticketId],
  );
  if (asked) throw new DomainError('ticket.enquiry-open', 'refused', { reference: asked.reference });
  await ctx.query(
    `update ticket set state = 'closed', closed_at = $2, closed_as = $3, version = version + 1 where id = $1`,
    [ticketId, ctx.now, as],
  );
  await record(ctx, {
    type: 'ticket.closed',
    journal: journalOf(ticket),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    personal: { as },
  });
}

export async function reopenTicket(ctx: Context, ticketId: string): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  if (ticket.state !== 'closed') throw new DomainError('ticket.not-closed', 'refused');
  await ctx.query(
    `update ticket set state = 'open', closed_at = null, closed_as = null, version = version + 1 where id = $1`,
    [ticketId],
  );
  await record(ctx, {
    type: 'ticket.reopened',
    journal: journalOf(ticket),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
  });
}
