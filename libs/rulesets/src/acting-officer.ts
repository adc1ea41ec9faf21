import { DomainError, type Context } from '#foundation';

/** The officer in person: nothing that the desk does by itself changes a rule. */
export async function actingOfficer(ctx: Context): Promise<{ id: string; name: string }> {
  if (ctx.actor.kind !== 'officer') throw new DomainError('officer.needed', 'forbidden');
  const [officer] = await ctx.query<{ id: string; name: string }>(
    `select id, name from officer where id = $1`,
    [ctx.actor.officerId],
  );
  if (!officer) throw new DomainError('officer.needed', 'forbidden');
  return officer;
}
