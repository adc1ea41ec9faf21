import {
  defaultPolicy,
  identityWarnings,
  parisDay,
  type CivilDay,
  type ClockRules,
  type IdentityNeeds,
  type IdentityWarning,
} from '#domain';
import type { Context } from '#foundation';
import { currentRuleSet } from './current-rule-set.js';
import { DELIVERED, isRuleSetKind, judgedContent, type RuleSetContent } from './delivered.js';
import { foundRuleSet } from './found-rule-set.js';
import { ruleChanges, type RuleChange } from './rule-changes.js';
import { rulesOfDay } from './rules-in-force.js';

/** What a version says differently from the one that stands, or stood, before it. */
export interface ComparedRuleSet {
  readonly against: string | null;
  readonly changes: readonly RuleChange[];
  /** What it asks beyond the law's own table, for whoever approves it. */
  readonly warnings: readonly IdentityWarning[];
}

/** A version beside the one that would judge its first day without it; the delivered one has none before it. */
export async function compareRuleSet(ctx: Context, id: string): Promise<ComparedRuleSet> {
  const set = await foundRuleSet(ctx, id);
  const [before] = await ctx.query<{ version: string; content: Record<string, unknown> }>(
    `select version, content from rule_set
     where kind = $1 and id <> $2 and valid_from <= $3::date and (valid_to is null or valid_to >= $3::date)
       and (approved_by is not null or proposed_by = $5) and created_at <= $4
     order by valid_from desc, approved_at desc nulls last, version desc limit 1`,
    [set.kind, id, set.validFrom, set.createdAt, DELIVERED],
  );
  const content = judgedContent(set.kind, set.content);
  const warnings = warningsOf(set.kind, content);
  return before
    ? {
        against: before.version,
        changes: ruleChanges(judgedContent(set.kind, before.content), content),
        warnings,
      }
    : { against: null, changes: [], warnings };
}

/** Only the policy holds a table that could ask for too much. */
export const warningsOf = (kind: string, content: Readonly<Record<string, unknown>>): IdentityWarning[] =>
  kind === 'policy' ? identityWarnings(content.identityNeeds as IdentityNeeds) : [];

/** The rules of a day without and with a version that is proposed for it. */
export interface RulesBefore {
  readonly day: CivilDay;
  readonly now: ClockRules;
  readonly then: ClockRules;
}

/** By what dates are judged on the first day of a proposed version, and by what they would be. */
export async function rulesWith(ctx: Context, id: string): Promise<RulesBefore> {
  const { kind, version, content, validFrom } = await foundRuleSet(ctx, id);
  const today = parisDay(ctx.now);
  const day = validFrom > today ? validFrom : today;
  const now = await rulesOfDay(ctx, day);
  if (!isRuleSetKind(kind) || kind === 'retention') return { day, now, then: now };
  if (kind === 'policy') {
    const { content: standing } = await currentRuleSet(ctx, 'policy', day);
    return { day, now, then: { ...now, policy: { ...defaultPolicy, ...standing, ...content, version } } };
  }
  const { calendars, default: ordinary } = content as unknown as RuleSetContent['calendar'];
  return { day, now, then: { ...now, calendar: { ...calendars[ordinary], version } } };
}
