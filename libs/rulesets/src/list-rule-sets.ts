import type { Context } from '#foundation';
import { judgedContent } from './delivered.js';
import { RuleSetEntity } from './rule-set.entity.js';

/** Every version of every rule set as it judges, newest first within its kind. */
export async function listRuleSets(ctx: Context): Promise<RuleSetEntity[]> {
  const sets = await ctx
    .repository(RuleSetEntity)
    .find({ order: { kind: 'ASC', validFrom: 'DESC', version: 'DESC' } });
  return sets.map((set) => ({ ...set, content: judgedContent(set.kind, set.content) }));
}
