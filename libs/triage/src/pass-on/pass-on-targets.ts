import { record } from '#audit';
import type { NotPrivacySubclass, PassOnWay } from '#domain';
import { DomainError, enqueue, jobs, type Context } from '#foundation';
import { channelById } from '#intake';

/** Where one kind of mail is passed on to; for one channel, or for every channel that has no target of its own. */
export interface PassOnTarget {
  readonly id: string;
  readonly channelId: string | null;
  readonly kind: NotPrivacySubclass;
  readonly way: PassOnWay;
  readonly address: string | null;
  readonly folder: string | null;
  readonly delayDays: number;
}
export type NewPassOnTarget = Omit<PassOnTarget, 'id'>;

const COLUMNS = `id, channel_id as "channelId", kind, way, address, folder, delay_days as "delayDays"`;

export const passOnTargets = (ctx: Context): Promise<PassOnTarget[]> =>
  ctx.query<PassOnTarget & Record<string, unknown>>(
    `select ${COLUMNS} from pass_on_target order by channel_id nulls first, kind`,
  );

/** The channel's own target before the one of the whole desk. */
export async function targetFor(ctx: Context, channelId: string, kind: string): Promise<PassOnTarget | null> {
  const [target] = await ctx.query<PassOnTarget & Record<string, unknown>>(
    `select ${COLUMNS} from pass_on_target where kind = $2 and (channel_id = $1 or channel_id is null)
     order by channel_id nulls last limit 1`,
    [channelId, kind],
  );
  return target ?? null;
}

/**
 * Sets or changes a target. What was confirmed while there was none is passed on now. An address that the desk reads itself would
 * bring every mail back, so it is refused.
 */
export async function setPassOnTarget(
  ctx: Context,
  target: NewPassOnTarget,
  readByTheDesk: (address: string) => boolean,
): Promise<void> {
  if (target.way === 'resend' && !target.address) throw new DomainError('pass-on.address-missing', 'invalid');
  if (target.way === 'move') await assertFolder(ctx, target);
  if (target.way === 'resend' && readByTheDesk(target.address!.toLowerCase()))
    throw new DomainError('pass-on.own-address', 'refused');
  const [{ id }] = await ctx.query<{ id: string }>(SET, [
    target.channelId,
    target.kind,
    target.way,
    target.way === 'resend' ? target.address!.toLowerCase() : null,
    target.way === 'move' ? target.folder : null,
    target.delayDays,
    ctx.actor.kind === 'officer' ? ctx.actor.officerId : null,
    ctx.now,
  ]);
  await enqueue(ctx, jobs.sweepPassedOn, {});
  const { channelId, kind, way, delayDays } = target;
  await record(ctx, {
    type: 'pass-on.target-set',
    object: { kind: 'pass-on-target', id },
    content: { channelId, kind, way, target: target.address ?? target.folder, delayDays },
  });
}

/** Without a target nothing of this kind is passed on any more, hence nothing more of it is destroyed that was not passed on. */
export async function removePassOnTarget(ctx: Context, id: string): Promise<void> {
  const [gone] = await ctx.query<{ kind: string; channelId: string | null }>(
    `delete from pass_on_target where id = $1 returning kind, channel_id as "channelId"`,
    [id],
  );
  if (!gone) throw new DomainError('pass-on.target-not-found', 'not-found');
  await record(ctx, {
    type: 'pass-on.target-removed',
    object: { kind: 'pass-on-target', id },
    content: { ...gone },
  });
}

async function assertFolder(ctx: Context, { channelId, folder }: NewPassOnTarget): Promise<void> {
  const channel = channelId ? await channelById(ctx, channelId) : null;
  if (channel?.kind !== 'imap') throw new DomainError('pass-on.move-needs-mailbox', 'refused');
  if (!folder) throw new DomainError('pass-on.folder-missing', 'invalid');
  // There it would be read, or taken for a mail that was read.
  if (folder === channel.config.folder || folder === channel.config.moveTo)
    throw new DomainError('pass-on.own-folder', 'refused');
}

const SET = `
  insert into pass_on_target (channel_id, kind, way, address, folder, delay_days, updated_by, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (channel_id, kind) do update set way = $3, address = $4, folder = $5, delay_days = $6, updated_by = $7, updated_at = $8
  returning id`;
