import { record } from '#audit';
import type { Role } from '#domain';
import { DomainError, isUniqueViolation, newId, type Context } from '#foundation';
import { nameForAuthority } from './grants.js';
import { OfficerEntity } from './officer.entity.js';
import { drawPassword, hashPassword } from './password.js';

export interface NewOfficer {
  name: string;
  email: string;
  roles: Role[];
  actsForController?: boolean;
  authorityDesk?: boolean;
  validUntil?: Date | null;
  sample?: boolean;
}

/** Adds an officer. The first password is returned once and kept only as its hash. */
export async function createOfficer(
  ctx: Context,
  officer: NewOfficer,
  firstPassword: string = drawPassword(),
): Promise<{ id: string; firstPassword: string }> {
  const id = newId();
  await insert(ctx, id, officer, await hashPassword(firstPassword));
  await record(ctx, {
    type: 'officer-created',
    object: { kind: 'officer', id },
    content: {
      roles: officer.roles,
      actsForController: officer.actsForController ?? false,
      authorityDesk: officer.authorityDesk ?? false,
      validUntil: officer.validUntil ?? null,
    },
    personal: { name: officer.name, email: officer.email },
  });
  await nameForAuthority(ctx, id);
  return { id, firstPassword };
}

async function insert(ctx: Context, id: string, officer: NewOfficer, passwordHash: string): Promise<void> {
  try {
    await ctx.repository(OfficerEntity).insert({
      id,
      name: officer.name,
      email: officer.email,
      roles: [...new Set(officer.roles)],
      actsForController: officer.actsForController ?? false,
      authorityDesk: officer.authorityDesk ?? false,
      validUntil: officer.validUntil ?? null,
      sample: officer.sample ?? false,
      passwordHash,
      createdAt: ctx.now,
    });
  } catch (error) {
    if (isUniqueViolation(error, 'officer_email')) throw new DomainError('officer.email-taken', 'conflict');
    throw error;
  }
}
