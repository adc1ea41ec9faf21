import { DomainError, type Context } from '#foundation';
import type { RuleSetEntity } from './rule-set.entity.js';

export type FoundRuleSet = Omit<RuleSetEntity, 'approvedAt' | 'approverId' | 'note' | 'source'> & {
  readonly createdAt: Date;
};

/** One version of one kind, as it stands; locked where it is about to be decided upon. */
export async function foundRuleSet(ctx: Context, id: string, lock = false): Promise<FoundRuleSet> {
  const [set] = await ctx.query<FoundRuleSet & Record<string, unknown>>(
    `select id, kind, version, content, valid_from::text as "validFrom", valid_to::text as "validTo", proposed_by as "proposedBy",
            proposer_id as "proposerId", approved_by as "approvedBy", withdrawn_at as "withdrawnAt", created_at as "createdAt"
     from rule_set where id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  if (!set) throw new DomainError('rule-set.not-found', 'not-found');
  return set;
}
