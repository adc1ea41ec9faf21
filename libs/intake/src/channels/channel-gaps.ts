import type { GapReason } from '#domain';
import { DomainError, type Context } from '#foundation';
import { record } from '#audit';

export interface FoundGap {
  readonly why: GapReason;
  /** `folder:uidvalidity:uid`, identity of a delivery, or id of a message. */
  readonly subject: string;
  readonly since: Date;
  /** False for a mail that may be on its way into the journal: it counts once it is found a second time. */
  readonly certain: boolean;
}

export interface ChannelGap {
  readonly id: string;
  readonly why: GapReason;
  readonly subject: string;
  readonly since: Date;
  readonly confirmed: boolean;
}

/** Two comparisons may follow each other closely: a mail gets this long to reach the journal. */
const ARRIVAL_SECONDS = 60;

/** Writes what was found; of the reasons that were looked at, what was not found again is closed. */
export async function keepGaps(
  ctx: Context,
  channelId: string,
  found: readonly FoundGap[],
  lookedAt: readonly GapReason[],
): Promise<void> {
  if (found.length > 0)
    await ctx.query(KEEP, [
      channelId,
      found.map(({ why }) => why),
      found.map(({ subject }) => subject),
      found.map(({ since }) => since),
      found.map(({ certain }) => certain),
      ctx.now,
      ARRIVAL_SECONDS,
    ]);
  await ctx.query(
    `update channel_gap g set closed_at = $3 where g.channel_id = $1 and g.closed_at is null and g.why = any ($2)
       and not exists (select from unnest($4::text[], $5::text[]) f(why, subject) where f.why = g.why and f.subject = g.subject)`,
    [channelId, lookedAt, ctx.now, found.map(({ why }) => why), found.map(({ subject }) => subject)],
  );
}

/** The gaps that stand, oldest first. */
export function openGaps(ctx: Context, channelId: string, limit = 500): Promise<ChannelGap[]> {
  return ctx.query<ChannelGap & Record<string, unknown>>(
    `select id, why, subject, since, confirmed from channel_gap where channel_id = $1 and closed_at is null
     order by since, id limit $2`,
    [channelId, limit],
  );
}

/** A human found out what became of the mail and says so; it is no longer an alarm, and the words stay in the journal. */
export async function settleGap(
  ctx: Context,
  channelId: string,
  gapId: string,
  reason: string,
): Promise<void> {
  const [gap] = await ctx.query<{ why: GapReason; subject: string }>(
    `update channel_gap set closed_at = $3, settled_by = $4, settled_why = $5
     where id = $1 and channel_id = $2 and closed_at is null returning why, subject`,
    [gapId, channelId, ctx.now, officerOf(ctx), reason],
  );
  if (!gap) throw new DomainError('channel.gap-unknown', 'not-found');
  await record(ctx, {
    type: 'channel.gap-settled',
    object: { kind: 'channel', id: channelId },
    content: { why: gap.why, subject: gap.subject },
    personal: { reason },
  });
}

function officerOf({ actor }: Context): string {
  if (actor.kind !== 'officer') throw new DomainError('channel.gap-officer', 'forbidden');
  return actor.officerId;
}

const KEEP = `
  insert into channel_gap as g (channel_id, why, subject, since, last_seen_at, confirmed)
  select $1, f.why, f.subject, f.since, $6, f.certain
  from unnest($2::text[], $3::text[], $4::timestamptz[], $5::boolean[]) f(why, subject, since, certain)
  where not exists (select from channel_gap s where s.channel_id = $1 and s.why = f.why and s.subject = f.subject and s.settled_by is not null)
  on conflict (channel_id, why, subject) where closed_at is null
    do update set confirmed = g.confirmed or excluded.confirmed or g.since <= $6::timestamptz - make_interval(secs => $7), last_seen_at = $6`;
