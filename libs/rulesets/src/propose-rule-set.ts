import { record } from '#audit';
import { parisDay, type CivilDay } from '#domain';
import { DomainError, newId, type Context } from '#foundation';
import { contentProblems } from './content-problems.js';
import { currentRuleSet } from './current-rule-set.js';
import { warningsOf } from './compare-rule-set.js';
import { judgedContent, type RuleSetKind } from './delivered.js';
import { actingOfficer } from './acting-officer.js';
import { ruleChanges } from './rule-changes.js';

export interface ProposedRuleSet {
  readonly kind: RuleSetKind;
  readonly content: Record<string, unknown>;
  /** The text of law, the decision or the advice that it rests on. */
  readonly source: string;
  /** Why it changes. */
  readonly note: string;
  readonly validFrom: CivilDay;
  readonly validTo?: CivilDay | null;
}

/**
 * Writes another version of a rule set. It judges nothing until a second officer approves it, and never a day that is
 * past: what was decided stays as it was decided.
 */
export async function proposeRuleSet(ctx: Context, proposal: ProposedRuleSet): Promise<string> {
  const { kind, source, note, validFrom, validTo = null } = proposal;
  const officer = await actingOfficer(ctx);
  const refusals = contentProblems(kind, proposal.content);
  if (refusals.length > 0) throw new DomainError('rule-set.content', 'invalid', { refusals });
  if (validFrom < parisDay(ctx.now)) throw new DomainError('rule-set.from-past', 'refused', { validFrom });
  if (validTo !== null && validTo < validFrom) throw new DomainError('rule-set.span', 'invalid');
  const standing = await currentRuleSet(ctx, kind, validFrom);
  if (ruleChanges(judgedContent(kind, { ...standing.content }), proposal.content).length === 0)
    throw new DomainError('rule-set.nothing-changes', 'refused', { version: standing.version });
  const version = await nextVersion(ctx, kind, validFrom.slice(0, 4));
  const content = kind === 'calendar' ? proposal.content : { ...proposal.content, version };
  const id = newId();
  await ctx.query(
    `insert into rule_set (id, kind, version, content, source, note, valid_from, valid_to, proposed_by, proposer_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      kind,
      version,
      JSON.stringify(content),
      source,
      note,
      validFrom,
      validTo,
      officer.name,
      officer.id,
      ctx.now,
    ],
  );
  await record(ctx, {
    type: 'rule-set.proposed',
    object: { kind: 'rule-set', id },
    content: {
      kind,
      version,
      validFrom,
      validTo,
      source,
      note,
      instead: standing.version,
      warnings: warningsOf(kind, content).map(({ code, params }) => ({ code, ...params })),
    },
  });
  return id;
}

/** Versions count up within their year. Two proposals at once wait for each other. */
async function nextVersion(ctx: Context, kind: RuleSetKind, year: string): Promise<string> {
  await ctx.query(`select pg_advisory_xact_lock(hashtext('rule-set ' || $1))`, [kind]);
  const [row] = await ctx.query<{ last: number | null }>(
    `select max(substring(version from '^\\d{4}\\.(\\d+)$')::int) as last from rule_set where kind = $1 and version like $2 || '.%'`,
    [kind, year],
  );
  return `${year}.${(row?.last ?? 0) + 1}`;
}
