import { record } from '#audit';
import { DomainError, withdrawMail, type Context } from '#foundation';
import { IN_DOUBT_FAILURE, passOnsOf } from './pass-on-record.js';

/**
 * The ticket is the desk's business after all: what has not left is withdrawn, and no body of it goes. What has left cannot be called
 * back; the journal says so.
 */
export async function stopPassOn(ctx: Context, ticketId: string): Promise<void> {
  const rows = (await passOnsOf(ctx, ticketId)).filter(({ state }) => state !== 'taken-back');
  if (rows.length === 0) return;
  const withdrawn: string[] = [];
  // The mails before their rows: sending takes its locks in this order.
  for (const { id, outgoingMailId } of rows.filter(({ state }) => state === 'waiting'))
    if (outgoingMailId && (await withdrawMail(ctx, outgoingMailId))) withdrawn.push(id);
  const stopped = await ctx.query<{ sent: boolean }>(STOP, [
    rows.map(({ id }) => id),
    withdrawn,
    IN_DOUBT_FAILURE,
  ]);
  if (stopped.length === 0) return;
  await record(ctx, {
    type: 'ticket.pass-on-taken-back',
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { mails: stopped.length, sent: stopped.filter(({ sent }) => sent).length },
  });
}

/** Taking back ends where a body has ended. */
export async function assertBodiesKept(ctx: Context, ticketId: string): Promise<void> {
  const [gone] = await ctx.query(
    'select from message where ticket_id = $1 and body_destroyed_at is not null limit 1',
    [ticketId],
  );
  if (gone) throw new DomainError('ticket.body-destroyed', 'refused');
}

// A mail that was leaving at this moment stays named: what comes of it is still told to this row.
const STOP = `
  update pass_on set state = 'taken-back', destroy_after = null,
    outgoing_mail_id = case when id = any ($2::uuid[]) or (state = 'failed' and failure is distinct from $3) then null else outgoing_mail_id end
  where id = any ($1::uuid[]) and state in ('no-target', 'waiting', 'passed', 'failed')
  returning passed_at is not null or outgoing_mail_id is not null as sent`;
