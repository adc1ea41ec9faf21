import { record } from '#audit';
import type { Role } from '#domain';
import { DomainError, isUniqueViolation, newId, type Context } from '#foundation';
import { nameForAuthority } from './grants.js';
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
  return { id: await addOfficer(ctx, officer, await hashPassword(firstPassword)), firstPassword };
}

/** Adds an officer whose password is hashed already. Returns the id. */
export async function addOfficer(ctx: Context, officer: NewOfficer, passwordHash: string): Promise<string> {
  const id = newId();
  await insert(ctx, id, officer, passwordHash);
  await record(ctx, {
    type: 'officer.created',
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
  return id;
}

async function insert(ctx: Context, id: string, officer: NewOfficer, passwordHash: string): Promise<void> {
  try {
    await ctx.query(
      `insert into officer (id, name, email, roles, acts_for_controller, authority_desk, valid_until, sample, password_hash,
         created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        officer.name,
        officer.email,
        [...new Set(officer.roles)],
        officer.actsForController ?? false,
        officer.authorityDesk ?? false,
        officer.validUntil ?? null,
        officer.sample ?? false,
        passwordHash,
        ctx.now,
      ],
    );
  } catch (error) {
    if (isUniqueViolation(error, 'officer_email')) throw new DomainError('email-taken', 'conflict');
    throw error;
  }
}
