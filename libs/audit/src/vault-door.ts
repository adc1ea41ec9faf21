import type { Context } from '#foundation';
import { journals, type Journal } from './event.js';

/** The journals this actor may read: the vault opens to counsel and to auditors cleared by name. */
export async function readableJournals(ctx: Context): Promise<Journal[]> {
  const [row] = await ctx.query<{ vault: boolean }>('select app_system() or app_reads_vault() as vault');
  return journals.filter((journal) => journal === 'desk' || row?.vault === true);
}
