import {
  addDays,
  calendarOf,
  capacityOutlook,
  instantOf,
  isWorkingDay,
  type CapacityOutlook,
  type CivilDay,
  type DayLoad,
} from '#domain';
import type { Context } from '#foundation';
import { rulesInForce } from '#rulesets';
import { OPEN } from './sql-parts.js';

/** What the coming weeks ask of the desk, against its own pace. */
export interface Capacity extends CapacityOutlook {
  /** Every working day of the coming weeks. */
  readonly days: DayLoad[];
  /** Answered or closed in a working day of the weeks before. */
  readonly closedPerDay: number;
}

const WEEKS = 4;

/**
 * Counts, never rows: what falls due is read along the index of due dates, what was closed along the one of endings, and both
 * for a few weeks only, so that the years behind do not matter.
 */
export async function capacityOf(ctx: Context, today: CivilDay, late: number): Promise<Capacity> {
  const { calendar } = await rulesInForce(ctx);
  const working = (from: CivilDay): CivilDay[] =>
    Array.from({ length: WEEKS * 7 }, (_, place) => addDays(from, place)).filter((day) =>
      isWorkingDay(day, calendarOf(calendar)),
    );
  const since = addDays(today, -WEEKS * 7);
  const until = addDays(today, WEEKS * 7 - 1);
  const due = new Map(
    (await ctx.query<{ day: CivilDay; count: number }>(DUE_BY_DAY, [today, until])).map((row) => [
      row.day,
      row.count,
    ]),
  );
  const [ended] = await ctx.query<{ count: number }>(ENDED, [instantOf(since), instantOf(today)]);
  const days = working(today).map((day) => ({ day, count: due.get(day) ?? 0 }));
  const closedPerDay = ended.count / Math.max(1, working(since).length);
  return {
    days,
    closedPerDay: Math.round(closedPerDay * 10) / 10,
    ...capacityOutlook(days, late, closedPerDay),
  };
}

const DUE_BY_DAY = `
  select due_on::text as day, count(*)::int as count from request
  where ${OPEN} and due_on between $1::date and $2::date group by due_on`;

const ENDED = `
  select count(*)::int as count from request
  where state in ('answered', 'closed', 'withdrawn') and coalesce(answered_at, closed_at) >= $1 and coalesce(answered_at, closed_at) < $2`;
