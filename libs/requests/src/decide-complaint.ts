import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import { actingOfficer } from '#triage';
import { actOnRequest } from './act-on-request.js';
import { journalOf } from './request-record.js';

/**
 * Decides on a mail that calls our answer incomplete: the answered request goes on, under its first due date and with
 * the sentence as the reason, or stays as it is. Returns its ticket; null where the proposal is of another kind.
 * @law GDPR art. 12(3)
 */
export async function decideComplaint(
  ctx: Context,
  proposalId: string,
  decision: 'joined' | 'kept-apart',
): Promise<string | null> {
  const [proposal] = await ctx.query<{
    ticketId: string;
    messageId: string;
    restricted: boolean;
    quote: string | null;
  }>(
    `update thread_proposal set decided = $2, decided_by = $3, decided_at = $4
     where id = $1 and decided is null and reason = 'answer-incomplete'
     returning candidate_ticket_id as "ticketId", message_id as "messageId", restricted, quote`,
    [proposalId, decision, actingOfficer(ctx), ctx.now],
  );
  if (!proposal) return null;
  const { ticketId, messageId, quote } = proposal;
  if (decision === 'joined') await reopen(ctx, ticketId, quote ?? '');
  await record(ctx, {
    type: decision === 'joined' ? 'thread.complaint-taken' : 'thread.complaint-set-aside',
    journal: journalOf(proposal),
    object: { kind: 'message', id: messageId },
    ticketId,
    content: { proposalId },
    personal: { quote },
  });
  return ticketId;
}

/** The last answered request of the conversation. */
async function reopen(ctx: Context, ticketId: string, note: string): Promise<void> {
  const [request] = await ctx.query<{ id: string; version: number }>(
    `select id, version from request where ticket_id = $1 and state in ('answered', 'closed') and answered_at is not null
     order by answered_at desc limit 1`,
    [ticketId],
  );
  if (!request) throw new DomainError('request.none-answered', 'refused');
  await actOnRequest(ctx, request.id, 'reopen', { version: request.version, note });
}
