import { record } from '#audit';
import type { Role } from '#domain';
import type { Context } from '#foundation';
import { addOfficer, createOfficer, type NewOfficer } from './create-officer.js';
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
  const known = await ctx.query<{ email: string; hash: string }>(
    'select email, password_hash as hash from officer where sample order by id',
  );
  const emails = new Set(known.map((officer) => officer.email));
  const missing = sample.filter((officer) => !emails.has(officer.email));
  const fits = known.length > 0 && (await passwordMatches(password, known[0].hash));
  const hash = fits ? known[0].hash : await hashPassword(password);
  for (const officer of missing) await addOfficer(ctx, { ...officer, sample: true }, hash);
  if (!fits) await ctx.query('update officer set password_hash = $1 where sample', [hash]);
  return sample.map(({ roles: [role], name, email }) => ({ role, name, email, password }));
}

/** The first administrator of an empty desk, who creates everybody else; null when there are officers already. */
export async function ensureFirstAdministrator(ctx: Context, email: string): Promise<FirstSignIn | null> {
  await ctx.query(`select pg_advisory_xact_lock(hashtextextended('first administrator', 0))`);
  if ((await ctx.query('select 1 from officer limit 1')).length > 0) return null;
  const name = 'Administrator';
  const { id, firstPassword } = await createOfficer(ctx, { name, email, roles: ['administrator'] });
  await record(ctx, { type: 'desk.opened', object: { kind: 'officer', id } });
  return { role: 'administrator', name, email, password: firstPassword };
}
