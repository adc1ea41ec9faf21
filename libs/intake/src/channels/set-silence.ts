import { record } from '#audit';
import { quietLimit } from '#domain';
import type { Context } from '#foundation';
import { channelById } from './channel.js';
import { mailHabit } from './mail-habit.query.js';

/** After how many hours without a mail a channel is silent; null = judged by its habit, 0 = never. */
export async function setSilence(ctx: Context, channelId: string, hours: number | null): Promise<void> {
  const { kind } = await channelById(ctx, channelId);
  const limit = quietLimit(kind, hours, await mailHabit(ctx, channelId));
  await ctx.query(
    `insert into channel_check (channel_id, silence_hours, quiet_limit_ms) values ($1, $2, $3)
     on conflict (channel_id) do update set silence_hours = excluded.silence_hours, quiet_limit_ms = excluded.quiet_limit_ms`,
    [channelId, hours, limit],
  );
  await record(ctx, {
    type: 'channel.silence-set',
    object: { kind: 'channel', id: channelId },
    content: { hours },
  });
}
