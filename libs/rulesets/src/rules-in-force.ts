import { parisDay, type CivilDay, type ClockRules } from '#domain';
import type { Context } from '#foundation';
import { currentCalendar, currentPolicy } from './current-rule-set.js';
import { deliveredContent, DELIVERED_VERSION } from './delivered.js';

/** So long another version may go unnoticed by a process that read the one before. */
const LIFE_MS = 30_000;
/** Simulated days pass by in what-if questions; a process looks at one or two of them. */
const DAYS_KEPT = 20;

interface Known {
  readonly rules: ClockRules;
  readonly until: number;
}

/** One for each database that a process reads. */
const known = new WeakMap<object, Map<CivilDay, Known>>();

/**
 * The calendar and the values of the controller by which a date is judged at this instant, each under the version of its
 * rule set. Read once in half a minute: every act and every row of the sweep asks for them.
 */
export async function rulesInForce(ctx: Context): Promise<ClockRules> {
  const day = parisDay(ctx.now);
  const days = daysOf(ctx.manager.dataSource);
  const found = days.get(day);
  if (found && found.until > performance.now()) return found.rules;
  const rules = await rulesOfDay(ctx, day);
  if (days.size >= DAYS_KEPT) days.clear();
  days.set(day, { rules, until: performance.now() + LIFE_MS });
  return rules;
}

/** Reads the tables anew at the next question: a process that changed a rule set does not wait for its own cache. */
export function forgetRules(ctx: Context): void {
  known.delete(ctx.manager.dataSource);
}

function daysOf(database: object): Map<CivilDay, Known> {
  const days = known.get(database) ?? new Map<CivilDay, Known>();
  known.set(database, days);
  return days;
}

/** As they stand in the tables for a day, whatever was read before. */
export async function rulesOfDay(ctx: Context, day: CivilDay): Promise<ClockRules> {
  if (await nothingDelivered(ctx)) return DELIVERED_RULES;
  const { version, calendar } = await currentCalendar(ctx, day);
  return { calendar: { ...calendar, version }, policy: await currentPolicy(ctx, day) };
}

/** A worker may start before the process that puts the delivered sets into the table. */
async function nothingDelivered(ctx: Context): Promise<boolean> {
  const [row] = await ctx.query<{ none: boolean }>(`select not exists (select 1 from rule_set) as none`);
  return row?.none ?? true;
}

const { calendar, policy } = deliveredContent;
const DELIVERED_RULES: ClockRules = {
  calendar: { ...calendar.calendars[calendar.default], version: DELIVERED_VERSION },
  policy,
};
