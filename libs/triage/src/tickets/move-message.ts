import { record } from '#audit';
import { DomainError, newId, randomReference, type Context } from '#foundation';
import type { MessageStore } from '#intake';
import { mergeTickets } from './join-tickets.js';
import { bothTickets, journalOf, moveParts, recount } from './ticket-messages.js';
import { actingOfficer, seenTicket, type SeenTicket } from './seen-ticket.js';

interface MovedMessage {
  readonly id: string;
  readonly ticketId: string;
}

/**
 * Takes one message out of a conversation that is not its own, with every copy of it: into another ticket, or into a new
 * one that waits in the inbox. Returns the ticket where it is now. What is restricted stays so: nothing crosses that line.
 * @law GDPR art. 5(1)(f)
 */
export async function moveMessage(
  ctx: Context,
  store: MessageStore,
  messageId: string,
  intoId: string | null,
): Promise<string> {
  const message = await seenMessage(ctx, messageId);
  const [from, into] = await endsOf(ctx, message, intoId);
  if (from.mergedInto || into?.mergedInto) throw new DomainError('ticket.merged', 'refused');
  if (into && into.restricted !== from.restricted) {
    throw new DomainError('ticket.merge-restricted', 'refused');
  }
  const { moved, left, opensRequest } = await whatMoves(ctx, message);
  if (opensRequest) throw new DomainError('message.opens-request', 'refused');
  if (left === 0) {
    if (!into) throw new DomainError('message.only-one', 'refused');
    await mergeTickets(ctx, store, from.id, into.id);
    return into.id;
  }
  const toId = into?.id ?? (await openFor(ctx, messageId, from));
  await ctx.query(`update message set ticket_id = $2 where id = any ($1)`, [moved, toId]);
  await moveParts(ctx, store, moved, toId);
  await ctx.query(
    `insert into ticket_merge (ticket_id, into_ticket_id, restricted, message_ids, previous_state, officer_id, kind)
     values ($1, $2, $3, $4, $5, $6, 'move')`,
    [from.id, toId, from.restricted, moved, from.state, actingOfficer(ctx)],
  );
  await setComplaintAside(ctx, moved);
  if (into) await wakeUp(ctx, into.id);
  await recount(ctx, [from.id, toId]);
  await record(ctx, {
    type: into ? 'message.moved' : 'message.moved-out',
    journal: journalOf(from),
    object: { kind: 'message', id: messageId },
    ticketId: toId,
    content: { fromId: from.id, toId, messageIds: moved },
  });
  return toId;
}

async function seenMessage(ctx: Context, id: string): Promise<MovedMessage> {
  const [message] = await ctx.query<{ id: string; ticketId: string | null }>(
    `select coalesce(copy_of, id) as id, ticket_id as "ticketId" from message where id = $1 and direction = 'in'`,
    [id],
  );
  if (!message?.ticketId) throw new DomainError('message.not-found', 'not-found');
  return { id: message.id, ticketId: message.ticketId };
}

async function endsOf(
  ctx: Context,
  { ticketId }: MovedMessage,
  intoId: string | null,
): Promise<[SeenTicket, SeenTicket | null]> {
  return intoId === null ? [await seenTicket(ctx, ticketId), null] : bothTickets(ctx, ticketId, intoId);
}

/** The message with its copies, how many stay behind, and whether a request was opened on it. */
async function whatMoves(
  ctx: Context,
  { id, ticketId }: MovedMessage,
): Promise<{ moved: string[]; left: number; opensRequest: boolean }> {
  const rows = await ctx.query<{ id: string; moves: boolean; first: boolean; asked: boolean }>(
    `select m.id, m.id = $1 or m.copy_of = $1 as moves, row_number() over (order by m.received_at, m.id) = 1 as first,
            exists (select 1 from request r where r.ticket_id = $2) as asked
     from message m where m.ticket_id = $2`,
    [id, ticketId],
  );
  const moved = rows.filter(({ moves }) => moves);
  return {
    moved: moved.map((row) => row.id),
    left: rows.length - moved.length,
    opensRequest: moved.some(({ first, asked }) => first && asked),
  };
}

/** A ticket for the message alone: its sender, its subject, and what the machine suggested of it. */
async function openFor(ctx: Context, messageId: string, from: SeenTicket): Promise<string> {
  const id = newId();
  await ctx.query(OPEN, [id, randomReference('DPO'), messageId]);
  // Restricted with its grants before anything lies in it; who would not see it then moves nothing.
  if (from.restricted) await ctx.query('select restrict_ticket($1, $2)', [id, 'moved-out']);
  await seenTicket(ctx, id);
  return id;
}

/** Words about an answer to somebody else ask for nothing here. */
const setComplaintAside = (ctx: Context, messageIds: readonly string[]): Promise<unknown> =>
  ctx.query(
    `update thread_proposal set decided = 'kept-apart', decided_by = $2, decided_at = $3
     where message_id = any ($1) and decided is null and reason = 'answer-incomplete'`,
    [messageIds, actingOfficer(ctx), ctx.now],
  );

const wakeUp = (ctx: Context, ticketId: string): Promise<unknown> =>
  ctx.query(
    `update ticket set unread = true, state = 'open', closed_at = null, closed_as = null, version = version + 1 where id = $1`,
    [ticketId],
  );

const OPEN = `
  insert into ticket (id, reference, subject, correspondent_name, correspondent_address, restricted, class, not_privacy_kind,
                      rights, language, confidence, abstains, flags, auto_reply_allowed, account_address, by_hand, channel_kind,
                      first_received_at, last_message_at)
  select $1, $2, coalesce(m.subject, ''), m.from_name, m.from_address, false, s.class, s.not_privacy_kind,
         coalesce(s.rights, '{}'), coalesce(s.language, m.language), s.confidence, coalesce(s.abstains, true), coalesce(s.flags, '{}'),
         coalesce(s.auto_reply_allowed, false), null, m.by_hand, c.kind, m.received_at, m.received_at
  from message m join channel c on c.id = m.channel_id left join triage_suggestion s on s.message_id = m.id where m.id = $3`;
