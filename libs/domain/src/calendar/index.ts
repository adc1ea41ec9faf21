export {
  addDays,
  addMonths,
  civilDay,
  daysBetween,
  earliest,
  isCivilDay,
  partsOf,
  periodEnd,
  weekday,
  type CivilDay,
  type Period,
} from './civil-day.js';
export { endOfParisDay, instantOf, isMoment, parisDay, parisWall, type Moment } from './paris.js';
export {
  calendarNames,
  calendarOf,
  easterSunday,
  holidayOn,
  holidays,
  holidaysOf,
  isWorkingDay,
  rollToWorkingDay,
  workingCalendars,
  type CalendarName,
  type Holiday,
  type WorkingCalendar,
} from './working-calendar.js';
export { holidayNames, monthName, weekdayName, writtenDay } from './written-day.js';
