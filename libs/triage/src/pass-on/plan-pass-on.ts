import { enqueue, jobs, type Context } from '#foundation';
import { IS_NOT_OURS } from './pass-on-record.js';

/**
 * An officer said that the ticket is not the desk's business: each of its mails is passed on, before anything of it may go. A mail
 * that is under way, or whose fate an officer has to settle, is left as it is.
 */
export async function planPassOn(ctx: Context, ticketId: string): Promise<void> {
  const officerId = ctx.actor.kind === 'officer' ? ctx.actor.officerId : null;
  const planned = await ctx.query<{ messageId: string }>(PLAN, [ticketId, officerId]);
  for (const { messageId } of planned) await enqueue(ctx, jobs.passOnMail, { messageId });
}

// Of a mail whose beginning alone was read, there is nothing to pass on: the whole lies in the mailbox still.
const PLAN = `
  insert into pass_on (message_id, kind, state, officer_id)
  select m.id, coalesce(t.not_privacy_kind, 'other'), 'waiting', $2::uuid from message m join ticket t on t.id = m.ticket_id
  where t.id = $1 and m.direction = 'in' and m.whole_size is null and m.body_destroyed_at is null and ${IS_NOT_OURS}
  on conflict (message_id) do update set kind = excluded.kind, state = 'waiting', officer_id = excluded.officer_id
    where pass_on.state in ('taken-back', 'no-target')
  returning message_id as "messageId"`;
