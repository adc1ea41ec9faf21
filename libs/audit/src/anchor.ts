import type { Context } from '#foundation';
import type { Anchor } from './export-format.js';
import { sealHash } from './seal-statement.js';
import { lastSeal } from './seal-journals.js';
import { statementOf } from './stored-seal.js';
import { readableJournals } from './vault-door.js';

/** The newest seal of each journal the actor may read. Kept elsewhere, it proves that nothing before it was cut off. */
export async function makeAnchor(ctx: Context): Promise<Anchor> {
  const seals: Anchor['seals'] = [];
  for (const journal of await readableJournals(ctx)) {
    const row = await lastSeal(ctx, journal);
    if (row === undefined) continue;
    const { number, sealedAt, root } = statementOf(row);
    seals.push({ journal, number, sealedAt, root, sealHash: sealHash(statementOf(row), row.signature) });
  }
  return { format: 'dpo-desk-anchor/1', madeAt: ctx.now.toISOString(), seals };
}
