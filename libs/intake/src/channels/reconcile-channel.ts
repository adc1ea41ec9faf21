import { enqueue, jobs, type Context } from '#foundation';
import { channelById } from './channel.js';

const STUCK_MINUTES = 10;

/**
 * Looks for messages that no step is working on: in the journal for a while, not in a ticket, and no job open for them. They
 * are started again and stand as gaps until they are through. A mailbox counts itself while it is watched; every other source
 * has seen what the journal holds, since nothing is acknowledged before it is there.
 */
export async function reconcileChannel(ctx: Context, channelId: string): Promise<void> {
  const channel = await channelById(ctx, channelId);
  const stuck = await ctx.query<{ id: string }>(STUCK, [channelId, jobs.processMessage.name, STUCK_MINUTES]);
  for (const { id } of stuck) await enqueue(ctx, jobs.processMessage, { messageId: id });
  const own =
    channel.kind === 'imap'
      ? ''
      : `, seen_count = (select journaled from channel_counts($1)), seen_at = now()`;
  await ctx.query(`update channel set gaps = $2 ${own} where id = $1`, [
    channelId,
    JSON.stringify(stuck.map(({ id }) => id)),
  ]);
}

const STUCK = `
  select m.id from message m
  where m.channel_id = $1 and m.state = 'journaled' and m.journaled_at < now() - make_interval(mins => $3)
    and not exists (select 1 from outbox o where o.job = $2 and o.payload ->> 'messageId' = m.id::text and o.closed_at is null and o.failed_at is null)
  order by m.journaled_at limit 500`;
