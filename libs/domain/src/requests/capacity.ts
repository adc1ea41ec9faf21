import { type CivilDay } from '../calendar/civil-day.js';

export interface DayLoad {
  readonly day: CivilDay;
  /** Requests whose last day this is. */
  readonly count: number;
}

/** What the coming days ask of the desk, against what it has been closing. */
export interface CapacityOutlook {
  /** The first day by which more is due than can be closed at this pace; null when the pace suffices. */
  readonly shortFrom: CivilDay | null;
  /** How many answers would be missing on the worst day. */
  readonly missing: number;
}

/**
 * Adds up what falls due, day after day, against what the desk closes in a day at the pace of the last weeks. What is late
 * already comes first: it has to be answered before anything else.
 */
export function capacityOutlook(
  days: readonly DayLoad[],
  late: number,
  closedPerDay: number,
): CapacityOutlook {
  let due = late;
  let closed = 0;
  let shortFrom: CivilDay | null = null;
  let missing = 0;
  for (const { day, count } of days) {
    due += count;
    closed += closedPerDay;
    const short = Math.ceil(due - closed);
    if (short <= 0) continue;
    shortFrom ??= day;
    missing = Math.max(missing, short);
  }
  return { shortFrom, missing };
}
