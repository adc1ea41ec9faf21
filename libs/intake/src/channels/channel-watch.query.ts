import { alarmsOf, type ChannelAlarm, type ChannelFacts, type ChannelKind, type WatchTimes } from '#domain';
import type { Context, Settings } from '#foundation';

/** How a channel stands: what the last comparison found, and what is wrong at this moment. */
export interface ChannelWatch {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly comparedAt: Date | null;
  readonly tookMs: number | null;
  readonly answeredAt: Date | null;
  readonly atSource: number | null;
  readonly compareError: string | null;
  /** Mails that were seen and have no row. */
  readonly missing: number;
  /** Of all gaps those that are certain. */
  readonly openGaps: number;
  readonly newestJournaledAt: Date | null;
  readonly oldestUnhandledAt: Date | null;
  readonly silenceHours: number | null;
  readonly quietLimitMs: number | null;
  readonly alarms: ChannelAlarm[];
  /** Since when administrators were told. */
  readonly alarmSince: Date | null;
}

interface Row extends Omit<ChannelWatch, 'alarms'> {
  readonly state: string;
  readonly createdAt: Date;
  readonly probeAwaitedSince: Date | null;
}

export const watchTimes = (settings: Settings): WatchTimes => ({
  reconcileMinutes: settings.RECONCILE_MINUTES,
  probeMinutes: settings.PROBE_MINUTES,
  repeatHours: settings.ALARM_REPEAT_HOURS,
});

/** Every channel, or one, as it stands now. Counts and instants: nothing of what people wrote. */
export async function channelWatches(
  ctx: Context,
  times: WatchTimes,
  id: string | null = null,
): Promise<ChannelWatch[]> {
  const rows = await ctx.query<Row & Record<string, unknown>>(WATCHES, [id, times.probeMinutes > 0]);
  return rows.map(({ state, createdAt, probeAwaitedSince, ...row }) => {
    const facts: ChannelFacts = {
      ...row,
      active: state === 'active',
      createdAt,
      gaps: row.openGaps,
      probeAwaitedSince,
    };
    return { ...row, alarms: alarmsOf(facts, ctx.now, times) };
  });
}

// A probe is awaited in the channel in which the last one arrived; before the first arrival, in the oldest that takes mails in.
const WATCHES = `
  with probe as (
    select min(p.sent_at) filter (where p.arrived_at is null and p.sent_at > coalesce(last.sent_at, '-infinity')) as awaited,
           coalesce((select channel_id from channel_probe where arrived_at is not null order by sent_at desc limit 1),
                    (select id from channel where kind in ('imap', 'smtp') and state = 'active' order by created_at limit 1)) as channel_id
    from channel_probe p cross join (select max(sent_at) as sent_at from channel_probe where arrived_at is not null) last
    where $2)
  select c.id, c.kind, c.name, c.state, c.created_at as "createdAt",
         k.ran_at as "comparedAt", k.took_ms as "tookMs", k.answered_at as "answeredAt", k.at_source::float8 as "atSource",
         k.error as "compareError", g.missing::int, g.confirmed::int as "openGaps",
         n.newest_journaled_at as "newestJournaledAt", n.oldest_unhandled_at as "oldestUnhandledAt",
         k.silence_hours as "silenceHours", k.quiet_limit_ms::float8 as "quietLimitMs", k.alarm_since as "alarmSince",
         case when probe.channel_id = c.id then probe.awaited end as "probeAwaitedSince"
  from channel c cross join probe cross join lateral channel_counts(c.id) n
  left join channel_check k on k.channel_id = c.id
  cross join lateral (
    select count(*) filter (where confirmed) as confirmed,
           count(*) filter (where why in ('not-in-journal', 'acknowledged', 'row-gone')) as missing
    from channel_gap where channel_id = c.id and closed_at is null) g
  where $1::uuid is null or c.id = $1
  order by c.created_at`;
