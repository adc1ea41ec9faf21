import { addDays, addMonths, daysBetween, earliest, type CivilDay } from '../calendar/civil-day.js';
import { parisDay } from '../calendar/paris.js';
import { rollToWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { type Policy } from '../policy/policy.js';
import {
  type ClockFacts,
  type ExtensionFact,
  type ExtensionObjection,
  type JudgedExtension,
  type JudgedPause,
  type PauseFact,
  type PauseObjection,
} from './facts.js';

interface Span {
  readonly from: CivilDay;
  readonly to: CivilDay | null;
}

/** Whole calendar days covered by some spans up to a day; a day covered twice counts once. */
export function coveredDays(spans: readonly Span[], upTo: CivilDay): number {
  let [days, counted] = [0, ''];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = span.from > counted ? span.from : counted;
    const to = span.to === null ? upTo : earliest(span.to, upTo);
    if (to <= from) continue;
    days += daysBetween(from, to);
    counted = to;
  }
  return days;
}

/** What was asked and notified, in the order it happened, each judged by the clock as it stood that day. */
export interface Judgement {
  readonly pauses: readonly JudgedPause[];
  readonly extensions: readonly JudgedExtension[];
  /** Months counted from receipt. */
  readonly months: number;
}

type Event =
  | { readonly day: CivilDay; readonly pause: PauseFact }
  | { readonly day: CivilDay; readonly extension: ExtensionFact };

const inOrder = (facts: ClockFacts): Event[] =>
  [
    ...facts.pauses.map((pause) => ({ day: parisDay(pause.askedAt), pause })),
    ...facts.extensions.map((extension) => ({ day: parisDay(extension.noticeSentAt), extension })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

/** The last permitted day as it stood on some day, with the pauses credited by then. */
export function lastDayOn(
  day: CivilDay,
  receiptDay: CivilDay,
  months: number,
  pauses: readonly Span[],
  calendar: WorkingCalendar,
): CivilDay {
  return rollToWorkingDay(addDays(addMonths(receiptDay, months), coveredDays(pauses, day)), calendar);
}

/**
 * A pause counts when its reason was recorded, the question left without undue delay, and the period was
 * still open.
 * @law GDPR art. 12(6), recital 63; décret 2005-1309 art. 92 (today décret 2019-536 art. 77)
 */
function objectionToPause(
  pause: PauseFact,
  askedDay: CivilDay,
  receiptDay: CivilDay,
  lastDay: CivilDay,
  policy: Policy,
): PauseObjection | null {
  if (!pause.because?.trim()) return 'no-reason-recorded';
  if (askedDay > lastDay) return 'asked-after-last-day';
  const doubtDay = pause.doubtSince ? parisDay(pause.doubtSince) : receiptDay;
  return daysBetween(doubtDay, askedDay) > policy.idRequestMaxDays ? 'asked-too-late' : null;
}

/**
 * One extension, with reasons, told on or before the first last permitted day, to month three at most.
 * @law GDPR art. 12(3)
 */
export function objectionToExtension(
  extension: ExtensionFact,
  monthsSoFar: number,
  firstLastDay: CivilDay,
): ExtensionObjection | null {
  if (monthsSoFar > 1) return 'already-extended';
  if (extension.totalMonths > 3) return 'beyond-three-months';
  if (extension.totalMonths < 2) return 'not-longer-than-a-month';
  if (!extension.reasons.trim()) return 'no-reasons';
  return parisDay(extension.noticeSentAt) > firstLastDay ? 'notice-too-late' : null;
}

/** Judges every pause and extension of a request in the order they happened. */
export function judge(
  facts: ClockFacts,
  asOf: CivilDay,
  calendar: WorkingCalendar,
  policy: Policy,
): Judgement {
  const receiptDay = parisDay(facts.receivedAt);
  const pauses: JudgedPause[] = [];
  const extensions: JudgedExtension[] = [];
  let months = 1;
  for (const event of inOrder(facts)) {
    const credited = pauses.filter((pause) => pause.objection === null);
    const lastDay = lastDayOn(event.day, receiptDay, months, credited, calendar);
    if ('pause' in event) {
      const { ground, answeredAt, insufficientAnswersAt = [] } = event.pause;
      const span = { from: event.day, to: answeredAt === null ? null : parisDay(answeredAt) };
      const objection = objectionToPause(event.pause, event.day, receiptDay, lastDay, policy);
      const days = objection ? 0 : coveredDays([span], asOf);
      pauses.push({ ground, ...span, days, insufficientOn: insufficientAnswersAt.map(parisDay), objection });
    } else {
      const { totalMonths } = event.extension;
      const objection = objectionToExtension(event.extension, months, lastDay);
      extensions.push({ noticeDay: event.day, totalMonths, objection });
      if (objection === null) months = totalMonths;
    }
  }
  return { pauses, extensions, months };
}
