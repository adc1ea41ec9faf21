import { record } from '#audit';
import { newId, type Context } from '#foundation';
import { delivered, DELIVERED, DELIVERED_VERSION } from './delivered.js';

/** Puts the delivered rule sets into an empty table; safe to repeat and to run in several processes at once. */
export async function ensureRuleSets(ctx: Context): Promise<void> {
  for (const { kind, source, content } of delivered) {
    const added = await ctx.query<{ id: string }>(
      `insert into rule_set (id, kind, version, content, source, valid_from, proposed_by, created_at)
       values ($1, $2, $3, $4, $5, '2018-05-25', $6, $7)
       on conflict (kind, version) do nothing returning id`,
      [newId(), kind, DELIVERED_VERSION, JSON.stringify(content), source, DELIVERED, ctx.now],
    );
    if (added.length > 0)
      await record(ctx, {
        type: 'rule-set.delivered',
        object: { kind: 'rule-set', id: added[0].id },
        content: { kind, version: DELIVERED_VERSION },
      });
  }
}
