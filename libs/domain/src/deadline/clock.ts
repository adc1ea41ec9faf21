import { addDays, addMonths } from '../calendar/civil-day.js';
import { instantOf, parisDay, type Moment } from '../calendar/paris.js';
import { calendarOf, type CalendarName, type WorkingCalendar } from '../calendar/working-calendar.js';
import { defaultPolicy, type Policy } from '../policy/policy.js';
import { type ClockState } from '../words/requests.js';
import { type ClockFigures, type ClockFlag } from './clock-figures.js';
import { deadline, safeTarget } from './deadline.js';
import { explainClock, type ExplanationLine } from './explanation.js';
import { type ClockFacts, type ExtensionFact, type JudgedPause, type PauseFact } from './facts.js';
import { coveredDays, judge, lastDayOn } from './judge.js';

export interface Clock extends ClockFigures {
  /** Why this date, line by line. */
  readonly because: readonly ExplanationLine[];
}

export interface ClockRules {
  readonly calendar: CalendarName | WorkingCalendar;
  readonly policy: Policy;
}

export const defaultClockRules: ClockRules = { calendar: 'FR', policy: defaultPolicy };

/**
 * Derives the clock of a request from its facts, as it stands on a day. Nothing is remembered between two
 * derivations: the same facts and the same day give the same clock.
 * @law GDPR art. 12(3), 12(4), 12(6); Regulation 1182/71 art. 3
 */
export function clockOf(facts: ClockFacts, today: Moment, rules: ClockRules = defaultClockRules): Clock {
  const calendar = calendarOf(rules.calendar);
  const { policy } = rules;
  const stopDay = facts.stop ? parisDay(facts.stop.at) : null;
  const asOf = stopDay ?? parisDay(today);
  const { pauses, extensions, months } = judge(facts, asOf, calendar, policy);
  const credited = pauses.filter((pause) => pause.objection === null);
  const pauseDays = coveredDays(credited, asOf);
  const question = { receivedAt: facts.receivedAt, months, pauseDays, calendar };
  const { receiptDay, rawLastDay, lastDay } = deadline(question);
  const open = stopDay === null ? credited.find((pause) => pause.to === null) : undefined;
  const overdue = stopDay === null && asOf > lastDay;
  const firstLastDay = lastDayOn(asOf, receiptDay, 1, credited, calendar);
  // No reading of 12(3)-(4) gives a refusal more than the first month.
  const stopLimit = facts.stop?.by === 'refusal' ? firstLastDay : lastDay;
  const figures: ClockFigures = {
    state: stateOf(stopDay !== null, open !== undefined, months),
    receiptDay,
    rawLastDay,
    lastDay,
    safeTarget: safeTarget(question, facts.firstArrivalAt ?? undefined),
    firstLastDay,
    months,
    pauseDays,
    overdue,
    overdueSince: overdue ? addDays(lastDay, 1) : null,
    stoppedLate: stopDay !== null && stopDay > stopLimit,
    suspendedSince: open?.from ?? null,
    silenceCloseFrom: open ? addMonths(open.from, policy.idSilenceCloseMonths) : null,
    pauses,
    extensions,
    flags: flagsOf(facts, pauses),
    calendarVersion: `${calendar.name} ${calendar.version}`,
    policyVersion: policy.version,
  };
  return { ...figures, because: explainClock(figures, facts, calendar) };
}

function stateOf(stopped: boolean, suspended: boolean, months: number): ClockState {
  if (stopped) return 'stopped';
  if (suspended) return 'suspended';
  return months > 1 ? 'extended' : 'running';
}

function flagsOf(facts: ClockFacts, pauses: readonly JudgedPause[]): ClockFlag[] {
  const flags: ClockFlag[] = [];
  if (pauses.some((pause) => pause.objection === 'no-reason-recorded')) flags.push('unlawful-hurdle');
  const firstArrivedEarlier =
    facts.firstArrivalAt != null && parisDay(facts.firstArrivalAt) < parisDay(facts.receivedAt);
  if (firstArrivedEarlier) flags.push('counsel-first-arrival-elsewhere');
  return flags;
}

/** The clock as it would stand after one more pause or extension. */
export function whatIf(
  facts: ClockFacts,
  change: { readonly pause?: PauseFact; readonly extension?: ExtensionFact },
  today: Moment,
  rules: ClockRules = defaultClockRules,
): Clock {
  const pauses = change.pause ? [...facts.pauses, change.pause] : facts.pauses;
  const extensions = change.extension ? [...facts.extensions, change.extension] : facts.extensions;
  return clockOf({ ...facts, pauses, extensions }, today, rules);
}

/**
 * When mailings must have stopped after an objection to them: no weighing, no exception. The confirmation to
 * the person follows the ordinary clock.
 * @law GDPR art. 21(3)
 */
export function marketingStopBy(receivedAt: Moment, policy: Policy = defaultPolicy): Date {
  return new Date(instantOf(receivedAt).getTime() + policy.marketingStopHours * 3_600_000);
}
