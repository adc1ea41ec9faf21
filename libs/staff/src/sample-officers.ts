import { record } from '#audit';
import type { Role } from '#domain';
import type { Context } from '#foundation';
import { createOfficer, type NewOfficer } from './create-officer.js';
import { OfficerEntity } from './officer.entity.js';
import { drawPassword, hashPassword, passwordMatches } from './password.js';

/** Two officers for dpo and for counsel, so that four eyes can be tried by one newcomer. All of them are invented. */
const sample: readonly (NewOfficer & { roles: [Role] })[] = [
  { name: 'Claire Vasseur', email: 'claire.vasseur@desk.example', roles: ['dpo'], authorityDesk: true },
  { name: 'Marc Delaunay', email: 'marc.delaunay@desk.example', roles: ['dpo'] },
  { name: 'Inès Carpentier', email: 'ines.carpentier@desk.example', roles: ['counsel'] },
  {
    name: 'Thomas Girard',
    email: 'thomas.girard@desk.example',
    roles: ['counsel'],
    actsForController: true,
  },
  { name: 'Léa Marchand', email: 'lea.marchand@desk.example', roles: ['support'] },
  { name: 'Hugo Perrin', email: 'hugo.perrin@desk.example', roles: ['support'] },
  { name: 'Nadia Roussel', email: 'nadia.roussel@desk.example', roles: ['auditor'] },
  { name: 'Paul Lambert', email: 'paul.lambert@desk.example', roles: ['administrator'] },
];

export interface FirstSignIn {
  role: Role;
  name: string;
  email: string;
  password: string;
}

/**
 * Makes the sample officers where they are missing, all with the password given (default: a drawn one), and returns
 * how they sign in. Repeating it with another password sets that one.
 */
export async function ensureSampleOfficers(
  ctx: Context,
  password: string = drawPassword(),
): Promise<FirstSignIn[]> {
  const known = await ctx
    .repository(OfficerEntity)
    .find({ where: { sample: true }, select: { id: true, email: true, passwordHash: true } });
  const emails = new Set(known.map((officer) => officer.email));
  for (const officer of sample.filter((one) => !emails.has(one.email)))
    await createOfficer(ctx, { ...officer, sample: true }, password);
  if (known.length > 0 && !(await passwordMatches(password, known[0]!.passwordHash)))
    await ctx
      .repository(OfficerEntity)
      .update({ sample: true }, { passwordHash: await hashPassword(password) });
  return sample.map(({ roles: [role], name, email }) => ({ role, name, email, password }));
}

/** The first administrator of an empty desk, who creates everybody else; null when there are officers already. */
export async function ensureFirstAdministrator(ctx: Context, email: string): Promise<FirstSignIn | null> {
  await ctx.query(`select pg_advisory_xact_lock(hashtextextended('first administrator', 0))`);
  if ((await ctx.repository(OfficerEntity).count()) > 0) return null;
  const name = 'Administrator';
  const { id, firstPassword } = await createOfficer(ctx, { name, email, roles: ['administrator'] });
  await record(ctx, { type: 'desk-opened', object: { kind: 'officer', id } });
  return { role: 'administrator', name, email, password: firstPassword };
}
