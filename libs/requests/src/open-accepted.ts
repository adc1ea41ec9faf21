import type { Right } from '#domain';
import { isDomainError, type Context } from '#foundation';
import { record } from '#audit';
import { openRequest } from './open-request.js';

interface AcceptedTicket {
  readonly ticketId: string;
  readonly officerId: string;
  readonly rights: Right[];
  readonly account: string | null;
}

/**
 * Opens the requests of a batch of accepted suggestions, in the name of who accepted them. What was taken back, handed over or
 * decided anew since is no longer part of it; one that cannot open goes back to the inbox, where somebody sees it.
 */
export async function openAccepted(ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  const tickets = await ctx.query<AcceptedTicket & Record<string, unknown>>(ACCEPTED, [batchId]);
  for (const { ticketId, officerId, rights, account } of tickets) {
    try {
      await openRequest(ctx, ticketId, { rights, accountAddress: account, officerId });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      await ctx.query(
        `with kept as (update triage_decision set withdrawn_at = $2 where ticket_id = $1 and withdrawn_at is null)
         update ticket set triaged_at = null, triaged_by = null, version = version + 1 where id = $1`,
        [ticketId, ctx.now],
      );
      await record(ctx, {
        type: 'request.not-opened',
        object: { kind: 'ticket', id: ticketId },
        ticketId,
        content: { batchId, code: error.code },
      });
    }
  }
}

const ACCEPTED = `
  select d.ticket_id as "ticketId", d.officer_id as "officerId", d.rights, d.account
  from triage_decision d join ticket t on t.id = d.ticket_id join triage_batch b on b.id = d.batch_id
  where d.batch_id = $1 and b.undone_at is null and d.withdrawn_at is null and d.class = 'subject-request'
    and t.class = 'subject-request' and t.triaged_at is not null and t.merged_into is null and not t.restricted
    and not exists (select 1 from request r where r.ticket_id = t.id)
  order by d.ticket_id`;
