import type { RequestState } from '#domain';
import type { Context } from '#foundation';
import { closeTicket, reopenTicket } from '#triage';
import { lastAnswerOf } from './facts-of-record.js';
import { seenRequest, type RequestRecord } from './request-record.js';

/** What a ticket is closed as, when its last request ended. */
export type TicketEnding = 'answered' | 'closed-without-answer' | 'withdrawn';

/**
 * The ticket follows its requests: it is closed with the last of them, unless something in it waits for somebody (a
 * message that nobody read, another request, a task that an officer left), and open again with a request that is reopened.
 */
export async function ticketFollows(ctx: Context, before: RequestRecord, to: RequestState): Promise<void> {
  if (ended(before.state) === ended(to)) return;
  if (!ended(to)) return reopenIfClosed(ctx, before.ticketId);
  if (await somethingWaits(ctx, before.ticketId)) return;
  await closeTicket(ctx, before.ticketId, endingOf(await seenRequest(ctx, before.id)));
}

const ended = (state: RequestState): boolean => state === 'closed' || state === 'withdrawn';

function endingOf(request: RequestRecord): TicketEnding {
  if (request.state === 'withdrawn') return 'withdrawn';
  const answer = lastAnswerOf(request);
  return answer && answer.bouncedAt === null ? 'answered' : 'closed-without-answer';
}

/** The ticket is locked first: of two requests that end at once, the second one sees the first. */
export async function somethingWaits(ctx: Context, ticketId: string): Promise<boolean> {
  const quiet = await ctx.query(
    `select 1 from ticket where id = $1 and state <> 'closed' and not unread and merged_into is null
       and class is distinct from 'authority-request' for update`,
    [ticketId],
  );
  if (quiet.length === 0) return true;
  const waiting = await ctx.query(
    `select 1 from request where ticket_id = $1 and state not in ('closed', 'withdrawn')
     union all select 1 from enquiry where ticket_id = $1 and state <> 'closed'
     union all select 1 from task where ticket_id = $1 and done_at is null and kind is null limit 1`,
    [ticketId],
  );
  return waiting.length > 0;
}

async function reopenIfClosed(ctx: Context, ticketId: string): Promise<void> {
  const closed = await ctx.query(
    `select 1 from ticket where id = $1 and state = 'closed' and merged_into is null`,
    [ticketId],
  );
  if (closed.length > 0) await reopenTicket(ctx, ticketId);
}
