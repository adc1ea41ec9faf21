import { addDays, weekday } from '../calendar/civil-day.js';
import { instantOf, parisDay, parisWall, type Moment } from '../calendar/paris.js';

const HOUR = 3_600_000;
/** @law GDPR art. 33(1) */
export const NOTICE_HOURS = 72;

/** The 72 hours of a breach, as they stand at an instant. */
export interface BreachClock {
  readonly knownAt: Date;
  /** Seventy-two hours later to the minute: what the desk works towards. */
  readonly safeAt: Date;
  /** The last instant that the Regulation permits: the hour already begun is not counted. */
  readonly lastAt: Date;
  readonly notifiedAt: Date | null;
  /** Full hours until `safeAt`; null once the CNIL was told, never below zero. */
  readonly hoursLeft: number | null;
  /** The CNIL was not told and the last instant is past. */
  readonly overdue: boolean;
  /** The CNIL was told, after the last instant. */
  readonly notifiedLate: boolean;
  readonly because: readonly BreachClockLine[];
}

/** One step of "why this hour", with its instant and the text it rests on. */
export type BreachClockLine =
  | Line<'known', { at: string }>
  | Line<'hours', { at: string }>
  | Line<'hour-begun', { from: string }>
  | Line<'days-off-count', { days: number }>
  | Line<'clock-change', { hours: number }>
  | Line<'last-hour', { at: string }>
  | Line<'two-working-days', Record<string, never>>
  | Line<'notified', { at: string; late: boolean }>
  | Line<'overdue', { since: string }>;

interface Line<Code extends string, Params> {
  readonly code: Code;
  readonly params: Readonly<Params>;
  readonly law: string | null;
}

export type BreachClockCode = BreachClockLine['code'];

/**
 * The clock of a breach in elapsed hours from the moment the controller is aware: nights, weekends and holidays run with it, a clock
 * change adds or takes nothing, and no working day prolongs it, because the period is expressed in hours. Nothing is remembered.
 * @law GDPR art. 33(1); Regulation 1182/71 art. 3(1), 3(2)(a), 3(3), 3(4)
 */
export function breachClock(known: Moment, notified: Moment | null, now: Moment): BreachClock {
  const knownAt = instantOf(known);
  const safeAt = new Date(knownAt.getTime() + NOTICE_HOURS * HOUR);
  const lastAt = new Date(nextFullHour(knownAt).getTime() + NOTICE_HOURS * HOUR);
  const notifiedAt = notified === null ? null : instantOf(notified);
  const at = instantOf(now);
  const figures = {
    knownAt,
    safeAt,
    lastAt,
    notifiedAt,
    hoursLeft: notifiedAt === null ? Math.max(0, Math.floor((safeAt.getTime() - at.getTime()) / HOUR)) : null,
    overdue: notifiedAt === null && at > lastAt,
    notifiedLate: notifiedAt !== null && notifiedAt > lastAt,
  };
  return { ...figures, because: explain(figures) };
}

/** The hour in which something happens is not counted; the count begins with the next. Paris and UTC share their full hours. */
const nextFullHour = (at: Date): Date => new Date((Math.floor(at.getTime() / HOUR) + 1) * HOUR);

const gdpr = 'GDPR art. 33(1)';
const hours = 'Regulation 1182/71 art. 3(1), 3(2)(a)';

function explain(clock: Omit<BreachClock, 'because'>): BreachClockLine[] {
  const { knownAt, safeAt, lastAt } = clock;
  const daysOff = weekendDaysBetween(knownAt, lastAt);
  const shift = wallHours(knownAt, safeAt) - NOTICE_HOURS;
  return [
    { code: 'known', params: { at: knownAt.toISOString() }, law: `${gdpr}; EDPB 9/2022 §31` },
    { code: 'hours', params: { at: safeAt.toISOString() }, law: gdpr },
    ...(shift === 0
      ? []
      : [
          { code: 'clock-change' as const, params: { hours: shift }, law: 'Regulation 1182/71 art. 3(2)(a)' },
        ]),
    ...(daysOff === 0
      ? []
      : [
          {
            code: 'days-off-count' as const,
            params: { days: daysOff },
            law: 'Regulation 1182/71 art. 3(3)-(4)',
          },
        ]),
    { code: 'hour-begun', params: { from: nextFullHour(knownAt).toISOString() }, law: hours },
    { code: 'last-hour', params: { at: lastAt.toISOString() }, law: hours },
    ...(daysOff === 0
      ? []
      : [{ code: 'two-working-days' as const, params: {}, law: 'Regulation 1182/71 art. 3(5)' }]),
    ...endLines(clock),
  ];
}

function endLines({
  notifiedAt,
  notifiedLate,
  overdue,
  lastAt,
}: Omit<BreachClock, 'because'>): BreachClockLine[] {
  if (notifiedAt !== null)
    return [{ code: 'notified', params: { at: notifiedAt.toISOString(), late: notifiedLate }, law: gdpr }];
  return overdue ? [{ code: 'overdue', params: { since: lastAt.toISOString() }, law: gdpr }] : [];
}

/** Saturdays and Sundays that the hours run through. */
function weekendDaysBetween(from: Date, to: Date): number {
  let count = 0;
  for (let day = parisDay(from); day <= parisDay(to); day = addDays(day, 1)) if (weekday(day) > 5) count += 1;
  return count;
}

/** How many hours a clock on a Paris wall seems to have gone. */
function wallHours(from: Date, to: Date): number {
  const wall = (at: Date): number => Date.parse(`${parisWall(at)}Z`);
  return Math.round((wall(to) - wall(from)) / HOUR);
}
