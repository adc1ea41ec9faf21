import { addDays, addMonths, earliest, type CivilDay } from '../calendar/civil-day.js';
import { parisDay, type Moment } from '../calendar/paris.js';
import {
  calendarOf,
  rollToWorkingDay,
  type CalendarName,
  type WorkingCalendar,
} from '../calendar/working-calendar.js';

export interface DeadlineQuestion {
  /** Arrival on an official channel, read or not. */
  readonly receivedAt: Moment;
  /** One month, or two or three in all once lawfully extended. */
  readonly months: number;
  /** Whole calendar days of creditable pause. */
  readonly pauseDays: number;
  readonly calendar: CalendarName | WorkingCalendar;
}

export interface Deadline {
  /** The civil day of receipt in Paris. */
  readonly receiptDay: CivilDay;
  /** The day the period ends before any roll. */
  readonly rawLastDay: CivilDay;
  /** The last permitted day: an answer is in time until 24:00 in Paris. */
  readonly lastDay: CivilDay;
}

/**
 * From receipt to the last permitted day. Months are counted from the receipt day, never chained; pauses add
 * their days; only then does a last day that is not worked roll to the next working day.
 * @law GDPR art. 12(3); Regulation 1182/71 art. 3
 */
export function deadline(question: DeadlineQuestion): Deadline {
  const receiptDay = parisDay(question.receivedAt);
  const rawLastDay = addDays(addMonths(receiptDay, question.months), question.pauseDays);
  return { receiptDay, rawLastDay, lastDay: rollToWorkingDay(rawLastDay, calendarOf(question.calendar)) };
}

/**
 * The day to aim at, on which no reading of the law is late: the earliest of the raw last day, the date without
 * any pause, and months chained one by one; counted from the first arrival anywhere when that was earlier.
 */
export function safeTarget(question: DeadlineQuestion, firstArrivalAt?: Moment): CivilDay {
  const receiptDay = parisDay(question.receivedAt);
  const start = firstArrivalAt === undefined ? receiptDay : earliest(receiptDay, parisDay(firstArrivalAt));
  let chained = start;
  for (let month = 0; month < question.months; month += 1) chained = addMonths(chained, 1);
  const unpaused = addMonths(start, question.months);
  return earliest(addDays(unpaused, question.pauseDays), unpaused, chained);
}
