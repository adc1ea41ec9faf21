import type { Context } from '#foundation';
import { RuleSetEntity } from './rule-set.entity.js';

/** Every version of every rule set, newest first within its kind. */
export function listRuleSets(ctx: Context): Promise<RuleSetEntity[]> {
  return ctx.repository(RuleSetEntity).find({ order: { kind: 'ASC', validFrom: 'DESC', version: 'DESC' } });
}
