import { addDays, civilDay, daysBetween, partsOf, weekday, type CivilDay } from './civil-day.js';

const { floor } = Math;

export const calendarNames = ['FR', 'FR-alsace-moselle'] as const;
export type CalendarName = (typeof calendarNames)[number];

export const holidays = [
  'new-year',
  'good-friday',
  'easter-monday',
  'labour-day',
  'victory-1945',
  'ascension',
  'whit-monday',
  'bastille-day',
  'assumption',
  'all-saints',
  'armistice-1918',
  'christmas',
  'saint-stephen',
] as const;
export type Holiday = (typeof holidays)[number];

/** The non-working days of a territory, as dated data. Saturday and Sunday are never working days. */
export interface WorkingCalendar {
  readonly name: CalendarName;
  readonly version: string;
  readonly source: string;
  /** Holidays of a fixed date, by `month-day`. */
  readonly fixed: Readonly<Record<string, Holiday>>;
  /** Holidays that follow Easter, by days after Easter Sunday. */
  readonly afterEaster: Readonly<Record<number, Holiday>>;
}

/**
 * Mainland France. Good Friday, bridge days, 24 and 31 December are working days.
 * @law Regulation 1182/71 art. 2; Code du travail art. L3133-1
 */
const france: WorkingCalendar = {
  name: 'FR',
  version: '2018-1',
  source: 'Code du travail art. L3133-1',
  fixed: {
    '01-01': 'new-year',
    '05-01': 'labour-day',
    '05-08': 'victory-1945',
    '07-14': 'bastille-day',
    '08-15': 'assumption',
    '11-01': 'all-saints',
    '11-11': 'armistice-1918',
    '12-25': 'christmas',
  },
  afterEaster: { 1: 'easter-monday', 39: 'ascension', 50: 'whit-monday' },
};

/** @law Code du travail art. L3134-13 */
const alsaceMoselle: WorkingCalendar = {
  name: 'FR-alsace-moselle',
  version: '2018-1',
  source: 'Code du travail art. L3133-1, L3134-13',
  fixed: { ...france.fixed, '12-26': 'saint-stephen' },
  afterEaster: { ...france.afterEaster, [-2]: 'good-friday' },
};

export const workingCalendars: Readonly<Record<CalendarName, WorkingCalendar>> = {
  FR: france,
  'FR-alsace-moselle': alsaceMoselle,
};

/** A calendar by its name; one given whole (another version of the rule set) is taken as it is. */
export function calendarOf(calendar: CalendarName | WorkingCalendar): WorkingCalendar {
  return typeof calendar === 'string' ? workingCalendars[calendar] : calendar;
}

/** Easter Sunday of a year of the Gregorian calendar (method of Meeus, Jones and Butcher). */
export function easterSunday(year: number): CivilDay {
  const golden = year % 19;
  const century = floor(year / 100);
  const ofCentury = year % 100;
  const correction = floor((century - floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = floor((golden + 11 * epact + 22 * toSunday) / 451);
  const index = epact + toSunday - 7 * late + 114;
  return civilDay(year, floor(index / 31), (index % 31) + 1);
}

/** The public holidays of a year, in order. */
export function holidaysOf(year: number, calendar: WorkingCalendar): { day: CivilDay; holiday: Holiday }[] {
  const easter = easterSunday(year);
  const fixed = Object.entries(calendar.fixed).map(([monthDay, holiday]) => ({
    day: `${String(year).padStart(4, '0')}-${monthDay}`,
    holiday,
  }));
  const moving = Object.entries(calendar.afterEaster).map(([days, holiday]) => ({
    day: addDays(easter, Number(days)),
    holiday,
  }));
  return [...fixed, ...moving].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The public holiday that falls on a day, if any. */
export function holidayOn(day: CivilDay, calendar: WorkingCalendar): Holiday | undefined {
  const fixed = calendar.fixed[day.slice(5)];
  if (fixed) return fixed;
  const { year, month } = partsOf(day);
  const mayFollowEaster = month >= 3 && month <= 6;
  return mayFollowEaster ? calendar.afterEaster[daysBetween(easterSunday(year), day)] : undefined;
}

/** Neither Saturday, nor Sunday, nor a public holiday. */
export function isWorkingDay(day: CivilDay, calendar: WorkingCalendar): boolean {
  return weekday(day) < 6 && holidayOn(day, calendar) === undefined;
}

/**
 * The day itself when it is a working day, else the next one.
 * @law Regulation 1182/71 art. 3(4)
 */
export function rollToWorkingDay(day: CivilDay, calendar: WorkingCalendar): CivilDay {
  let rolled = day;
  while (!isWorkingDay(rolled, calendar)) rolled = addDays(rolled, 1);
  return rolled;
}
