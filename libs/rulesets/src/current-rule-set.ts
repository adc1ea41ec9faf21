import {
  defaultPolicy,
  defaultRetention,
  parisDay,
  type CivilDay,
  type Policy,
  type RetentionPeriods,
  type WorkingCalendar,
} from '#domain';
import { DomainError, type Context } from '#foundation';
import { DELIVERED, deliveredContent, type RuleSetContent, type RuleSetKind } from './delivered.js';

/** A rule set as a decision stores it: the version stands beside what was decided. */
export interface DatedRuleSet<K extends RuleSetKind> {
  id: string;
  kind: K;
  version: string;
  content: RuleSetContent[K];
}

/** The rule set that applies on a day: the newest valid one that two officers, or the delivery, put in force. */
export async function currentRuleSet<K extends RuleSetKind>(
  ctx: Context,
  kind: K,
  day: CivilDay,
): Promise<DatedRuleSet<K>> {
  const [row] = await ctx.query<DatedRuleSet<K>>(
    `select id, kind, version, content from rule_set
     where kind = $1 and valid_from <= $2::date and (valid_to is null or valid_to >= $2::date)
       and (approved_by is not null or proposed_by = $3)
     order by valid_from desc, approved_at desc nulls last, version desc limit 1`,
    [kind, day, DELIVERED],
  );
  if (row === undefined) throw new DomainError('no-rule-set', 'unavailable', { kind, day });
  return row;
}

/** The working calendar of a day, with the version of its rule set. */
export async function currentCalendar(
  ctx: Context,
  day: CivilDay,
): Promise<{ version: string; calendar: WorkingCalendar }> {
  const { version, content } = await currentRuleSet(ctx, 'calendar', day);
  const calendar = content.calendars[content.default];
  if (calendar === undefined) throw new DomainError('no-rule-set', 'unavailable', { kind: 'calendar', day });
  return { version, calendar };
}

/** The controller's own values on a day. */
export async function currentPolicy(ctx: Context, day: CivilDay): Promise<Policy> {
  const { version, content } = await currentRuleSet(ctx, 'policy', day);
  // A value that a later version of the desk brought stands in no older rule set.
  return { ...defaultPolicy, ...content, version };
}

/** How long the desk keeps its own records, today. A worker may ask before the delivered sets lie in the table. */
export async function retentionInForce(ctx: Context): Promise<RetentionPeriods> {
  const day = parisDay(ctx.now);
  const [any] = await ctx.query(`select 1 from rule_set where kind = 'retention' limit 1`);
  if (!any) return deliveredContent.retention;
  const { version, content } = await currentRuleSet(ctx, 'retention', day);
  return { ...defaultRetention, ...content, version };
}
