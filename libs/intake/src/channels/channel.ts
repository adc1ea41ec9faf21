import { DomainError, enqueue, jobs, type Context } from '#foundation';
import type { ChannelKind } from '#domain';

/** On trial a mailbox is only looked at: nothing is taken, moved or answered. */
export type ChannelState = 'trial' | 'active' | 'paused';

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly state: ChannelState;
  readonly config: Readonly<Record<string, unknown>>;
  readonly uidValidity: string | null;
  readonly lastUid: string | null;
}

const COLUMNS = `id, kind, name, state, config, uid_validity as "uidValidity", last_uid as "lastUid"`;

/** The channel of this name, made when it is not there yet. */
export async function ensureChannel(
  ctx: Context,
  kind: ChannelKind,
  name: string,
  config: Record<string, unknown> = {},
): Promise<Channel> {
  const find = () => ctx.query<Channel>(`select ${COLUMNS} from channel where name = $1`, [name]);
  const [known] = await find();
  if (known) return known;
  await ctx.query(
    `insert into channel (kind, name, config) values ($1, $2, $3) on conflict (name) do nothing`,
    [kind, name, JSON.stringify(config)],
  );
  return (await find())[0];
}

export async function channelById(ctx: Context, id: string): Promise<Channel> {
  const [channel] = await ctx.query<Channel>(`select ${COLUMNS} from channel where id = $1`, [id]);
  if (!channel) throw new DomainError('channel.unknown', 'not-found');
  return channel;
}

export const activeChannels = (ctx: Context, kind: ChannelKind): Promise<Channel[]> =>
  ctx.query<Channel>(
    `select ${COLUMNS} from channel where kind = $1 and state = 'active' order by created_at`,
    [kind],
  );

/** Mailboxes to look into: those that are read and those on trial. */
export const watchedMailboxes = (ctx: Context): Promise<Channel[]> =>
  ctx.query<Channel>(
    `select ${COLUMNS} from channel where kind = 'imap' and state in ('trial', 'active') order by created_at`,
  );

/**
 * What went wrong last at the source; cleared by the next success. Its coming and its end are reasons to compare the channel at
 * once, and not only when its turn comes.
 */
export async function recordChannelError(ctx: Context, id: string, error: string | null): Promise<void> {
  const [row] = await ctx.query<{ changed: boolean }>(
    `update channel c set last_error = $2, last_error_at = case when $2::text is null then c.last_error_at else $3 end
     from channel before where c.id = $1 and before.id = $1
     returning (before.last_error is null) <> ($2::text is null) as changed`,
    [id, error?.slice(0, 500) ?? null, ctx.now],
  );
  if (row?.changed) await enqueue(ctx, jobs.reconcileChannel, { channelId: id });
}

/** Counts at the source, for "seen = accounted for". */
export async function recordSeen(ctx: Context, id: string, seen: number): Promise<void> {
  await ctx.query(`update channel set seen_count = $2, seen_at = $3 where id = $1`, [id, seen, ctx.now]);
}
