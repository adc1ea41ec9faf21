import { record } from '#audit';
import type { Role } from '#domain';
import { DomainError, isUniqueViolation, type Context } from '#foundation';
import { nameForAuthority, withdrawGrants } from './grants.js';
import { OfficerEntity } from './officer.entity.js';
import { revokeSessions } from './sessions.js';

export interface OfficerChanges {
  name?: string;
  email?: string;
  roles?: Role[];
  actsForController?: boolean;
  authorityDesk?: boolean;
  validUntil?: Date | null;
  state?: 'active' | 'disabled';
}

/** What gives or takes power: nobody changes it for themselves. */
const powers = ['roles', 'actsForController', 'authorityDesk', 'validUntil', 'state'] as const;

/** What decides which authority matters an officer sees. */
const access = ['roles', 'authorityDesk', 'state'] as const;

/** Changes an officer of the version that was shown. Whoever loses the authority desk loses its files at once. */
export async function updateOfficer(
  ctx: Context,
  id: string,
  version: number,
  asked: OfficerChanges,
): Promise<void> {
  const repository = ctx.repository(OfficerEntity);
  const before = await repository.findOneBy({ id });
  if (before === null) throw new DomainError('not-found', 'not-found');
  const changes = changesOf(before, asked);
  if (ctx.actor.kind === 'officer' && ctx.actor.officerId === id && powers.some((power) => power in changes))
    throw new DomainError('own-power', 'forbidden');
  if (before.version !== version) throw new DomainError('version-conflict', 'conflict');
  if (Object.keys(changes).length === 0) return;
  const { affected } = await repository
    .update({ id, version }, { ...changes, version: version + 1 })
    .catch((error: unknown) => {
      throw isUniqueViolation(error, 'officer_email') ? new DomainError('email-taken', 'conflict') : error;
    });
  if (affected !== 1) throw new DomainError('version-conflict', 'conflict');
  await noteChange(ctx, id, changes);
  if (access.some((field) => field in changes)) await settleAccess(ctx, { ...before, ...changes });
}

/** Only what really differs. */
function changesOf(before: OfficerEntity, asked: OfficerChanges): OfficerChanges {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const differing = Object.entries(asked).filter(
    ([key, value]) => value !== undefined && !same(value, before[key as keyof OfficerEntity]),
  );
  return Object.fromEntries(differing);
}

async function noteChange(ctx: Context, id: string, changes: OfficerChanges): Promise<void> {
  const { name, email, ...plain } = changes;
  const type = changes.state === 'disabled' ? 'officer.disabled' : 'officer.changed';
  await record(ctx, { type, object: { kind: 'officer', id }, content: plain, personal: { name, email } });
}

async function settleAccess(ctx: Context, after: OfficerEntity): Promise<void> {
  if (after.state === 'disabled') await revokeSessions(ctx, after.id);
  const atDesk = after.roles.includes('counsel') || (after.roles.includes('dpo') && after.authorityDesk);
  if (after.state === 'active' && atDesk) await nameForAuthority(ctx, after.id);
  else await withdrawGrants(ctx, after.id);
}
