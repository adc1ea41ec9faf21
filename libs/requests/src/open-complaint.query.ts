import type { Context } from '#foundation';

/** A mail that calls our answer incomplete, and that nobody has decided on yet. */
export interface OpenComplaint {
  readonly proposalId: string;
  readonly messageId: string;
  /** The sentence that says so. */
  readonly quote: string | null;
}

/** Of the request that it would open again: the last answered one of its conversation. */
export async function openComplaint(ctx: Context, requestId: string): Promise<OpenComplaint | null> {
  const [complaint] = await ctx.query<OpenComplaint & Record<string, unknown>>(OPEN, [requestId]);
  return complaint ?? null;
}

const OPEN = `
  select p.id as "proposalId", p.message_id as "messageId", p.quote
  from request r join thread_proposal p on p.candidate_ticket_id = r.ticket_id
  where r.id = $1 and p.reason = 'answer-incomplete' and p.decided is null
    and r.id = (select x.id from request x where x.ticket_id = r.ticket_id and x.state in ('answered', 'closed')
                  and x.answered_at is not null order by x.answered_at desc limit 1)
  order by p.id limit 1`;
