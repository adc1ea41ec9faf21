import { channelAlarmKinds, channelKinds, type WatchTimes } from '#domain';
import {
  channelAlarm,
  channelGap,
  channelLastRunSeconds,
  channelNewestSeconds,
  channelOldestUnhandledSeconds,
  probeTravelSeconds,
  type Context,
} from '#foundation';
import { channelWatches } from './channel-watch.query.js';

/** Brings the figures of the channels up to date, worst of each kind: asked for with every look at the metrics. */
export async function measureChannels(ctx: Context, times: WatchTimes): Promise<void> {
  const watches = await channelWatches(ctx, times);
  const age = (at: Date | null): number => (at === null ? 0 : (ctx.now.getTime() - at.getTime()) / 1000);
  for (const kind of channelKinds) {
    const some = watches.filter((watch) => watch.kind === kind);
    const worst = (of: (typeof some)[number][], at: (watch: (typeof some)[number]) => Date | null): number =>
      Math.max(0, ...of.map((watch) => age(at(watch))));
    const labels = { channel_kind: kind };
    channelGap.set(
      labels,
      some.reduce((sum, { openGaps }) => sum + openGaps, 0),
    );
    channelNewestSeconds.set(
      labels,
      worst(some, ({ newestJournaledAt }) => newestJournaledAt),
    );
    channelOldestUnhandledSeconds.set(
      labels,
      worst(some, ({ oldestUnhandledAt }) => oldestUnhandledAt),
    );
    channelLastRunSeconds.set(
      labels,
      worst(some, ({ comparedAt }) => comparedAt),
    );
    for (const alarm of channelAlarmKinds)
      channelAlarm.set({ ...labels, alarm }, some.filter(({ alarms }) => alarms.includes(alarm)).length);
  }
  const [travel] = await ctx.query<{ seconds: number }>(
    `select extract(epoch from arrived_at - sent_at)::float8 as seconds from channel_probe
     where arrived_at is not null order by sent_at desc limit 1`,
  );
  if (travel) probeTravelSeconds.set(travel.seconds);
}
