import type { WatchTimes } from '#domain';
import type { Context } from '#foundation';
import { channelCounts, type ChannelCounts } from './channel-counts.query.js';
import { openGaps, type ChannelGap } from './channel-gaps.js';
import { channelWatches, type ChannelWatch } from './channel-watch.query.js';

export interface ChannelOverview extends ChannelCounts, ChannelWatch {
  readonly gaps: ChannelGap[];
}

const MOST_GAPS = 100;

/** Every channel, or one: what it saw, what became of it, what is missing and what is wrong. */
export async function channelOverviews(
  ctx: Context,
  times: WatchTimes,
  id: string | null = null,
): Promise<ChannelOverview[]> {
  const watches = new Map((await channelWatches(ctx, times, id)).map((watch) => [watch.id, watch]));
  const overviews: ChannelOverview[] = [];
  for (const counts of await channelCounts(ctx, id)) {
    const watch = watches.get(counts.id);
    if (watch === undefined) continue;
    // Once compared, what was seen is what the journal holds and what it should hold.
    const seen = watch.comparedAt === null ? counts.seen : counts.journaled + watch.missing;
    const gaps = watch.openGaps + watch.missing > 0 ? await openGaps(ctx, counts.id, MOST_GAPS) : [];
    overviews.push({ ...counts, ...watch, seen, gaps });
  }
  return overviews;
}
