import { record } from '#audit';
import type { Context } from '#foundation';
import { OfficerEntity } from './officer.entity.js';
import { hashPassword } from './password.js';
import { revokeSessions, type SignedIn } from './sessions.js';

/** Language and theme: what an officer chooses for themselves. */
export async function changeProfile(
  ctx: Context,
  officerId: string,
  profile: { locale?: 'fr' | 'en'; theme?: 'system' | 'light' | 'dark' },
): Promise<void> {
  if (Object.keys(profile).length === 0) return;
  await ctx.repository(OfficerEntity).update({ id: officerId }, profile);
  await record(ctx, {
    type: 'officer.profile-changed',
    object: { kind: 'officer', id: officerId },
    content: profile,
  });
}

/** Sets a new password (the old one was checked) and ends every other session of the officer. */
export async function changePassword(ctx: Context, by: SignedIn, next: string): Promise<void> {
  await ctx
    .repository(OfficerEntity)
    .update({ id: by.officer.id }, { passwordHash: await hashPassword(next), passwordChangedAt: ctx.now });
  await record(ctx, { type: 'password.changed', object: { kind: 'officer', id: by.officer.id } });
  await revokeSessions(ctx, by.officer.id, by.sessionId);
}
