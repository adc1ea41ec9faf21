import type { Context } from '#foundation';
import { journals } from './event.js';
import { recordAll } from './record.js';

/** The event that declares a pruning; verification accepts missing details only where one covers them. */
export const PRUNED = 'journal.details-pruned';

/**
 * Deletes the personal details of reads and sign-ins that are older than their term. Leaves and seals stay, so the
 * journals still verify; what was taken is declared in both of them.
 * @law GDPR art. 5(1)(e); CNIL recommendation 2021-122
 */
export async function pruneReads(ctx: Context, months: number): Promise<number> {
  const [row] = await ctx.query<{ pruned: string; before: Date }>(
    `select audit_prune_details($1) as pruned, now() - make_interval(months => $1) as before`,
    [months],
  );
  const pruned = Number(row.pruned);
  if (pruned === 0) return 0;
  const content = { months, before: row.before };
  await recordAll(
    ctx,
    journals.map((journal) => ({ journal, type: PRUNED, content })),
  );
  return pruned;
}
