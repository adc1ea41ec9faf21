import { addDays, partsOf, weekday, type CivilDay } from './civil-day.js';
import { easterSunday, holidayOn, holidaysOf, isWorkingDay, workingCalendars } from './working-calendar.js';

const { FR: france, 'FR-alsace-moselle': alsace } = workingCalendars;
const years = Array.from({ length: 41 }, (_, index) => 2018 + index);

/** Easter by the tables of the Church (golden number, full moon), another road than the formula of the rule. */
function easterByFullMoon(year: number): CivilDay {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const droppedLeapDays = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  let epact = (11 * golden + 20 + moonCorrection - droppedLeapDays) % 30;
  if (epact < 0) epact += 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  let afterMarch = 44 - epact;
  if (afterMarch < 21) afterMarch += 30;
  let day = addDays(`${year}-03-01`, afterMarch - 1);
  do day = addDays(day, 1);
  while (weekday(day) !== 7);
  return day;
}

describe.each(years)('%i', (year) => {
  const days = holidaysOf(year, france).map(({ day }) => day);

  it('has its Easter where the full moon puts it', () =>
    expect(easterSunday(year)).toBe(easterByFullMoon(year)));

  it('has eleven holidays, each named once, none of them worked', () => {
    expect(new Set(holidaysOf(year, france).map(({ holiday }) => holiday)).size).toBe(11);
    for (const day of days) {
      expect(partsOf(day).year).toBe(year);
      expect(isWorkingDay(day, france)).toBe(false);
    }
  });

  it('moves three of them with Easter, on a Monday, a Thursday and a Monday', () => {
    const moving = holidaysOf(year, france).filter(({ holiday }) =>
      ['easter-monday', 'ascension', 'whit-monday'].includes(holiday),
    );
    expect(moving.map(({ day }) => weekday(day))).toEqual([1, 4, 1]);
  });

  it('has Good Friday and 26 December more in Alsace-Moselle, where the switch is on', () => {
    const more = holidaysOf(year, alsace).filter(({ day, holiday }) => holidayOn(day, france) !== holiday);
    expect(more.map(({ holiday }) => holiday)).toEqual(['good-friday', 'saint-stephen']);
    expect(weekday(more[0].day)).toBe(5);
    expect(more[0].day).toBe(addDays(easterSunday(year), -2));
  });

  it('has no other day that is not worked but Saturdays and Sundays; bridge days and 24 and 31 December are worked', () => {
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const expected = weekday(day) < 6 && !days.includes(day);
      if (isWorkingDay(day, france) !== expected) throw new Error(day);
    }
    for (const eve of [`${year}-12-24`, `${year}-12-31`])
      expect(isWorkingDay(eve, france)).toBe(weekday(eve) < 6);
  });
});
