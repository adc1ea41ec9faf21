import { addDays, addMonths, partsOf, weekday, type CivilDay } from '../calendar/civil-day.js';
import { parisDay } from '../calendar/paris.js';
import { holidayOn, isWorkingDay, type Holiday, type WorkingCalendar } from '../calendar/working-calendar.js';
import { type PauseGround } from '../words/requests.js';
import { type ClockFigures } from './clock-figures.js';
import { type ClockFacts, type ExtensionObjection, type JudgedPause, type PauseObjection } from './facts.js';

/** One step of "why this date": what was applied, with which figures, on which article. */
export type ExplanationLine =
  | Line<'received', { day: CivilDay }>
  | Line<'first-arrival', { day: CivilDay }>
  | Line<'months', { months: number; day: CivilDay }>
  | Line<'no-such-day', { dayOfMonth: number; month: number; day: CivilDay }>
  | Line<'extended', { noticeDay: CivilDay; months: number; day: CivilDay }>
  | Line<'extension-void', { noticeDay: CivilDay; objection: ExtensionObjection }>
  | Line<'paused', { ground: PauseGround; from: CivilDay; to: CivilDay; days: number }>
  | Line<'pause-open', { ground: PauseGround; from: CivilDay; days: number }>
  | Line<'pause-not-counted', { ground: PauseGround; from: CivilDay; objection: PauseObjection }>
  | Line<'answer-insufficient', { ground: PauseGround; day: CivilDay }>
  | Line<'pauses-added', { days: number; day: CivilDay }>
  | Line<'not-worked', { day: CivilDay; holiday: Holiday | null }>
  | Line<'last-day', { day: CivilDay }>
  | Line<'safe-target', { day: CivilDay }>
  | Line<'overdue', { since: CivilDay }>
  | Line<'refusal-not-extended', { day: CivilDay }>
  | Line<'stopped', { day: CivilDay; late: boolean }>;

interface Line<Code extends string, Params> {
  readonly code: Code;
  readonly params: Readonly<Params>;
  readonly law: string | null;
}

export type ExplanationCode = ExplanationLine['code'];

const twelveThree = 'GDPR art. 12(3)';
const twelveSix = 'GDPR art. 12(6), recital 63; décret 2019-536 art. 77';
const counting = 'Regulation 1182/71 art. 3(1)-(2)';
const rolling = 'Regulation 1182/71 art. 3(4)';

/** Tells a derived clock line by line, from receipt to the last permitted day. */
export function explainClock(
  clock: ClockFigures,
  facts: ClockFacts,
  calendar: WorkingCalendar,
): ExplanationLine[] {
  return [
    ...startLines(clock, facts),
    { code: 'months', params: { months: 1, day: addMonths(clock.receiptDay, 1) }, law: twelveThree },
    ...extensionLines(clock),
    ...shortMonthLines(clock),
    ...pauseLines(clock),
    ...rollLines(clock.rawLastDay, clock.lastDay, calendar),
    { code: 'last-day', params: { day: clock.lastDay }, law: counting },
    { code: 'safe-target', params: { day: clock.safeTarget }, law: null },
    ...endLines(clock, facts),
  ];
}

function startLines(clock: ClockFigures, facts: ClockFacts): ExplanationLine[] {
  const lines: ExplanationLine[] = [{ code: 'received', params: { day: clock.receiptDay }, law: counting }];
  const first = facts.firstArrivalAt ? parisDay(facts.firstArrivalAt) : clock.receiptDay;
  if (first < clock.receiptDay) lines.push({ code: 'first-arrival', params: { day: first }, law: null });
  return lines;
}

function shortMonthLines({ receiptDay, months }: ClockFigures): ExplanationLine[] {
  const day = addMonths(receiptDay, months);
  const wanted = partsOf(receiptDay).day;
  if (partsOf(day).day === wanted) return [];
  const params = { dayOfMonth: wanted, month: partsOf(day).month, day };
  return [{ code: 'no-such-day', params, law: 'Regulation 1182/71 art. 3(2)(c)' }];
}

function extensionLines({ receiptDay, extensions }: ClockFigures): ExplanationLine[] {
  return extensions.map(({ noticeDay, totalMonths, objection }): ExplanationLine => {
    if (objection) return { code: 'extension-void', params: { noticeDay, objection }, law: twelveThree };
    const day = addMonths(receiptDay, totalMonths);
    return { code: 'extended', params: { noticeDay, months: totalMonths, day }, law: twelveThree };
  });
}

function pauseLines({ pauses, pauseDays, rawLastDay }: ClockFigures): ExplanationLine[] {
  const lines = pauses.flatMap((pause) => [pauseLine(pause), ...insufficientLines(pause)]);
  if (pauseDays > 0)
    lines.push({ code: 'pauses-added', params: { days: pauseDays, day: rawLastDay }, law: twelveSix });
  return lines;
}

function pauseLine({ ground, from, to, days, objection }: JudgedPause): ExplanationLine {
  if (objection) return { code: 'pause-not-counted', params: { ground, from, objection }, law: twelveSix };
  if (to === null) return { code: 'pause-open', params: { ground, from, days }, law: twelveSix };
  return { code: 'paused', params: { ground, from, to, days }, law: twelveSix };
}

function insufficientLines({ ground, insufficientOn, objection }: JudgedPause): ExplanationLine[] {
  if (objection) return [];
  return insufficientOn.map((day) => ({
    code: 'answer-insufficient',
    params: { ground, day },
    law: twelveSix,
  }));
}

function rollLines(rawLastDay: CivilDay, lastDay: CivilDay, calendar: WorkingCalendar): ExplanationLine[] {
  const lines: ExplanationLine[] = [];
  for (let day = rawLastDay; day < lastDay && !isWorkingDay(day, calendar); day = addDays(day, 1)) {
    const holiday = holidayOn(day, calendar) ?? null;
    const law = holiday && weekday(day) < 6 ? `${rolling}; ${calendar.source}` : rolling;
    lines.push({ code: 'not-worked', params: { day, holiday }, law });
  }
  return lines;
}

function endLines(clock: ClockFigures, facts: ClockFacts): ExplanationLine[] {
  if (facts.stop) {
    const { firstLastDay, lastDay, stoppedLate } = clock;
    const refusalLimit: ExplanationLine[] =
      facts.stop.by === 'refusal' && firstLastDay < lastDay
        ? [{ code: 'refusal-not-extended', params: { day: firstLastDay }, law: 'GDPR art. 12(3)-(4)' }]
        : [];
    const day = parisDay(facts.stop.at);
    return [...refusalLimit, { code: 'stopped', params: { day, late: stoppedLate }, law: null }];
  }
  if (clock.overdueSince)
    return [{ code: 'overdue', params: { since: clock.overdueSince }, law: twelveThree }];
  return [];
}
