import type { Context } from '#foundation';
import type { FoundGap } from './channel-gaps.js';
import type { ListedFolder } from './mailbox-census.js';

/** A mail of a mailbox by its place: what a gap is named by. */
export const placeOf = (folder: ListedFolder, uid: number): string =>
  `${folder.path}:${folder.uidValidity}:${uid}`;

/** `folder:uidvalidity:uid`, taken apart again; a folder's name may hold colons. */
export function placed(subject: string): { folder: string; uidValidity: string; uid: number } | null {
  const [, folder, uidValidity, uid] = /^(.+):(\d+):(\d+)$/s.exec(subject) ?? [];
  return folder ? { folder, uidValidity, uid: Number(uid) } : null;
}

/** What the folders of a mailbox show and the journal does not hold. */
export async function mailsWithoutRow(
  ctx: Context,
  channelId: string,
  folders: readonly ListedFolder[],
  growing: boolean,
): Promise<FoundGap[]> {
  const found: FoundGap[] = [];
  for (const folder of folders) {
    const uids = folder.isRead
      ? await notRead(ctx, channelId, folder, growing)
      : await notHeld(ctx, channelId, folder);
    for (const uid of uids)
      found.push({
        why: 'not-in-journal',
        subject: placeOf(folder, uid),
        since: ctx.now,
        certain: false,
      });
  }
  return found;
}

/**
 * Of the folder that is read: UIDs without a row. It is read in order, so that those behind the last one that was read wait for
 * their turn as long as the journal grows; one that was passed over does not.
 */
async function notRead(
  ctx: Context,
  channelId: string,
  { uidValidity, mails }: ListedFolder,
  growing: boolean,
): Promise<number[]> {
  if (mails.length === 0) return [];
  const rows = await ctx.query<{ uid: string; passed: boolean }>(NOT_READ, [
    channelId,
    `${uidValidity}:`,
    mails.map(({ uid }) => uid),
  ]);
  return rows.filter(({ passed }) => passed || !growing).map(({ uid }) => Number(uid));
}

/**
 * Of a folder to which mails move: a move gives a new UID and keeps size and instant. More mails of one size and second than the
 * journal holds of them are mails that it lacks.
 */
async function notHeld(ctx: Context, channelId: string, { mails }: ListedFolder): Promise<number[]> {
  if (mails.length === 0) return [];
  const rows = await ctx.query<{ uid: string }>(NOT_HELD, [
    channelId,
    mails.map(({ uid }) => uid),
    mails.map(({ size }) => size),
    mails.map(({ internalDate }) => internalDate),
  ]);
  return rows.map(({ uid }) => Number(uid));
}

const NOT_READ = `
  with listed as (
    select uid, exists (select from message m where m.channel_id = $1 and m.identity = $2::text || uid) as held
    from unnest($3::bigint[]) uid)
  select uid, uid < (select coalesce(max(uid), 0) from listed where held) as passed from listed where not held
  order by uid limit 500`;

const NOT_HELD = `
  with listed as (
    select uid, size, at, row_number() over (partition by size, date_trunc('second', at) order by uid) as nth
    from unnest($2::bigint[], $3::int[], $4::timestamptz[]) l(uid, size, at)),
  held as (
    select size, date_trunc('second', received_at) as at, count(*) as mails from message
    where channel_id = $1 and received_at >= (select min(at) from listed) - interval '1 second'
      and received_at <= (select max(at) from listed) + interval '1 second'
    group by 1, 2)
  select l.uid from listed l left join held h on h.size = l.size and h.at = date_trunc('second', l.at)
  where l.nth > coalesce(h.mails, 0) order by l.uid limit 500`;
