/** A civil day, `2026-04-07`: no hour, no zone. Such days compare with `<` and `>` as text. */
export type CivilDay = string;

const { floor } = Math;
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** The number of days of a month (1-12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const twoDigits = (part: number): string => (part < 10 ? `0${part}` : `${part}`);

/** Writes a civil day from its parts. */
export function civilDay(year: number, month: number, day: number): CivilDay {
  const fourDigits = year < 1000 ? `${year}`.padStart(4, '0') : `${year}`;
  return `${fourDigits}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The number that some digits of a text write, or -1. Deadlines are computed by the hundred thousand: no pattern matching. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function readParts(text: string): DayParts | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const exists = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : undefined;
}

/** Is this text a day that exists? */
export function isCivilDay(text: string): boolean {
  return readParts(text) !== undefined;
}

/** Year, month and day of the month. */
export function partsOf(day: CivilDay): DayParts {
  const parts = readParts(day);
  if (!parts) throw new RangeError(`not a civil day: ${day}`);
  return parts;
}

const leapDaysBefore = (year: number): number => {
  const full = year - 1;
  return floor(full / 4) - floor(full / 100) + floor(full / 400);
};

/** Days since 1 January of year 1, a Monday. */
function toOrdinal(civil: CivilDay): number {
  const { year, month, day } = partsOf(civil);
  const leapShift = month > 2 && isLeap(year) ? 1 : 0;
  return (year - 1) * 365 + leapDaysBefore(year) + (daysBeforeMonth[month - 1] ?? 0) + leapShift + day - 1;
}

function fromOrdinal(ordinal: number): CivilDay {
  let year = floor(ordinal / 365.2425) + 1;
  const firstOf = (y: number): number => (y - 1) * 365 + leapDaysBefore(y);
  while (firstOf(year) > ordinal) year -= 1;
  while (firstOf(year + 1) <= ordinal) year += 1;
  let rest = ordinal - firstOf(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return civilDay(year, month, rest + 1);
}

/** The day so many days later (or earlier). */
export function addDays(day: CivilDay, days: number): CivilDay {
  return fromOrdinal(toOrdinal(day) + days);
}

/** How many days lie between: `daysBetween('2026-03-03', '2026-03-13')` is 10. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return toOrdinal(to) - toOrdinal(from);
}

/**
 * The same-numbered day so many months later; where it does not exist, the last day of that month.
 * @law Regulation 1182/71 art. 3(2)(c)
 */
export function addMonths(civil: CivilDay, months: number): CivilDay {
  const { year, month, day } = partsOf(civil);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [floor(index / 12), (index % 12) + 1];
  const longest = daysInMonth(toYear, toMonth);
  return civilDay(toYear, toMonth, day < longest ? day : longest);
}

/** The day of the week, 1 (Monday) to 7 (Sunday). */
export function weekday(day: CivilDay): number {
  return (toOrdinal(day) % 7) + 1;
}

/** The earliest of some days. */
export function earliest(first: CivilDay, ...others: readonly CivilDay[]): CivilDay {
  return others.reduce((found, day) => (day < found ? day : found), first);
}

/** A length of time as the law writes it. */
export type Period = { readonly months: number } | { readonly weeks: number } | { readonly days: number };

/**
 * The last day of a period that an event opens. The day of the event is not counted, and the end is found
 * from that day itself: never "the day after, plus a month".
 * @law Regulation 1182/71 art. 3(1)-(2); CJEU C-171/03 Toeters
 */
export function periodEnd(eventDay: CivilDay, period: Period): CivilDay {
  if ('months' in period) return addMonths(eventDay, period.months);
  return addDays(eventDay, 'weeks' in period ? period.weeks * 7 : period.days);
}
