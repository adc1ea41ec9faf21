import { DomainError, newId, randomReference, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer, seenTicket } from '#triage';

/**
 * Opens the file of one act of one authority. The ticket is restricted first, so that from this moment only counsel and
 * the officers named for authority files know of it. Nothing is disclosed by it, and nothing refused.
 * @law Code pénal art. 226-15, 434-7-2; Code de procédure pénale art. 11
 */
export async function openAuthorityFile(ctx: Context, ticketId: string): Promise<string> {
  const officerId = actingOfficer(ctx);
  const ticket = await seenTicket(ctx, ticketId);
  if (ticket.mergedInto) throw new DomainError('ticket.merged', 'refused');
  const [open] = await ctx.query<{ reference: string }>(
    `select reference from request where ticket_id = $1 and state not in ('closed', 'withdrawn') limit 1`,
    [ticketId],
  );
  if (open) throw new DomainError('ticket.request-open', 'refused', { reference: open.reference });
  await ctx.query('select restrict_ticket($1, $2)', [ticketId, 'authority-file']);
  const id = newId();
  const reference = randomReference('REQ');
  const added = await ctx.query(
    `insert into authority_file (id, reference, ticket_id, received_at, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (ticket_id) do nothing returning id`,
    [id, reference, ticketId, ticket.firstReceivedAt, officerId, ctx.now],
  );
  if (added.length === 0) throw new DomainError('ticket.has-authority-file', 'refused');
  await ctx.query(
    `update ticket set class = 'authority-request', rights = '{}', triaged_by = coalesce(triaged_by, $2),
            triaged_at = coalesce(triaged_at, $3) where id = $1`,
    [ticketId, officerId, ctx.now],
  );
  await record(ctx, {
    type: 'authority.opened',
    journal: 'vault',
    object: { kind: 'authority-file', id },
    ticketId,
    content: { reference },
  });
  return id;
}
