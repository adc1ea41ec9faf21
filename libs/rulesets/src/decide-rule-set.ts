import { record } from '#audit';
import { parisDay } from '#domain';
import { DomainError, enqueue, jobs, type Context } from '#foundation';
import { actingOfficer } from './acting-officer.js';
import { foundRuleSet, type FoundRuleSet } from './found-rule-set.js';
import { forgetRules } from './rules-in-force.js';

/** What the approver was shown: how many open requests the version moves. */
export interface SeenImpact {
  readonly looked: number;
  readonly moved: number;
}

/**
 * A second officer puts a proposed version in force from its day on. Whoever proposed it cannot, here nor in the
 * database. Every process forgets what it read, and the clocks are derived anew.
 */
export async function approveRuleSet(ctx: Context, id: string, impact: SeenImpact): Promise<void> {
  const officer = await actingOfficer(ctx);
  const set = await undecided(ctx, id);
  if (set.proposerId === officer.id) throw new DomainError('rule-set.own', 'forbidden');
  if (set.validFrom < parisDay(ctx.now))
    throw new DomainError('rule-set.from-past', 'refused', { validFrom: set.validFrom });
  await ctx.query(`update rule_set set approved_by = $2, approver_id = $3, approved_at = $4 where id = $1`, [
    id,
    officer.name,
    officer.id,
    ctx.now,
  ]);
  await record(ctx, {
    type: 'rule-set.approved',
    object: { kind: 'rule-set', id },
    content: { kind: set.kind, version: set.version, validFrom: set.validFrom, ...impact },
  });
  await enqueue(ctx, jobs.sweepRequests, {});
  ctx.afterCommit(() => forgetRules(ctx));
}

/** Takes a proposal back, or turns it down; it stays in the list with who did. */
export async function withdrawRuleSet(ctx: Context, id: string): Promise<void> {
  const officer = await actingOfficer(ctx);
  const set = await undecided(ctx, id);
  await ctx.query(`update rule_set set withdrawn_at = $2, withdrawn_by = $3 where id = $1`, [
    id,
    ctx.now,
    officer.id,
  ]);
  await record(ctx, {
    type: 'rule-set.withdrawn',
    object: { kind: 'rule-set', id },
    content: { kind: set.kind, version: set.version },
  });
}

async function undecided(ctx: Context, id: string): Promise<FoundRuleSet> {
  const set = await foundRuleSet(ctx, id, true);
  if (set.proposerId === null || set.approvedBy !== null || set.withdrawnAt !== null)
    throw new DomainError('rule-set.decided', 'conflict', { version: set.version });
  return set;
}
