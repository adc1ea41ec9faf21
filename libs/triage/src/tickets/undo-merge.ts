import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import type { MessageStore } from '#intake';
import { journalOf, moveParts, recount } from './ticket-messages.js';
import { actingOfficer, seenTicket } from './seen-ticket.js';

interface Merge {
  readonly ticketId: string;
  readonly intoId: string;
  readonly messageIds: string[];
  readonly previousState: string;
  readonly restricted: boolean;
  readonly kind: 'merge' | 'move';
}

/**
 * Takes a merge or a move back: the messages go home. Returns the ticket to show: the one they leave after a merge, the
 * one they come home to after a move.
 */
export async function undoMerge(ctx: Context, store: MessageStore, mergeId: string): Promise<string> {
  const [merge] = await ctx.query<Merge & Record<string, unknown>>(UNDO, [
    mergeId,
    ctx.now,
    actingOfficer(ctx),
  ]);
  if (!merge) throw new DomainError('ticket.merge-not-found', 'not-found');
  for (const id of [merge.ticketId, merge.intoId].sort()) await seenTicket(ctx, id);
  const home = await ctx.query<{ id: string }>(
    `update message set ticket_id = $2 where id = any ($1) and ticket_id = $3 returning id`,
    [merge.messageIds, merge.ticketId, merge.intoId],
  );
  await moveParts(
    ctx,
    store,
    home.map(({ id }) => id),
    merge.ticketId,
  );
  await (merge.kind === 'merge' ? standAgain(ctx, merge) : leaveEmpty(ctx, merge));
  await recount(ctx, [merge.ticketId, merge.intoId]);
  await record(ctx, {
    type: merge.kind === 'merge' ? 'ticket.merge-undone' : 'message.move-undone',
    journal: journalOf(merge),
    object: { kind: 'ticket', id: merge.ticketId },
    ticketId: merge.kind === 'merge' ? merge.intoId : merge.ticketId,
    content: { mergeId },
  });
  return merge.kind === 'merge' ? merge.intoId : merge.ticketId;
}

const UNDO = `
  update ticket_merge set undone_at = $2, undone_by = $3 where id = $1 and undone_at is null
  returning ticket_id as "ticketId", into_ticket_id as "intoId", message_ids as "messageIds", previous_state as "previousState",
            restricted, kind`;

const standAgain = (ctx: Context, { ticketId, previousState }: Merge): Promise<unknown> =>
  ctx.query(`update ticket set merged_into = null, state = $2, version = version + 1 where id = $1`, [
    ticketId,
    previousState,
  ]);

/** A ticket that the move opened hands on to the one its message came from; unless something hangs from it by now. */
async function leaveEmpty(ctx: Context, { ticketId, intoId }: Merge): Promise<void> {
  const [into] = await ctx.query<{ messages: number; used: boolean }>(
    `select (select count(*)::int from message m where m.ticket_id = $1) as messages,
            exists (select 1 from request r where r.ticket_id = $1) or exists (select 1 from authority_file f where f.ticket_id = $1)
              or exists (select 1 from letter l where l.ticket_id = $1 and l.state <> 'discarded') as used`,
    [intoId],
  );
  if (into.messages > 0) return;
  if (into.used) throw new DomainError('ticket.has-request', 'refused');
  await ctx.query(
    `update ticket set merged_into = $2, state = 'closed', version = version + 1 where id = $1`,
    [intoId, ticketId],
  );
}
