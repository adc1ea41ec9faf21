import type { MailHabit } from '#domain';
import type { Context } from '#foundation';

/** How the mails of a channel came over four weeks; the desk's own probes are no mail. */
export async function mailHabit(ctx: Context, channelId: string): Promise<MailHabit> {
  const [habit] = await ctx.query<MailHabit & Record<string, unknown>>(HABIT, [channelId, ctx.now]);
  return habit;
}

const HABIT = `
  select count(*)::int as mails, count(distinct received_at::date)::int as days,
         coalesce(extract(epoch from max(pause)) * 1000, 0)::float8 as "longestPauseMs"
  from (select received_at, received_at - lag(received_at) over (order by received_at) as pause from message
        where channel_id = $1 and direction = 'in' and state <> 'probe'
          and received_at between $2::timestamptz - interval '28 days' and $2) came`;
