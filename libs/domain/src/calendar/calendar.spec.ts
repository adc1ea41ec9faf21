import fc from 'fast-check';
import { addDays, daysBetween, isCivilDay, weekday } from './civil-day.js';
import { endOfParisDay, instantOf, isMoment, parisDay } from './paris.js';
import { easterSunday, holidaysOf, workingCalendars } from './working-calendar.js';
import { writtenDay } from './written-day.js';

describe('Easter', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('of %i is %s', (year, day) => expect(easterSunday(year)).toBe(day));

  it('is always a Sunday between 22 March and 25 April', () => {
    for (let year = 1900; year <= 2200; year += 1) {
      const day = easterSunday(year);
      expect(weekday(day)).toBe(7);
      expect(day.slice(5) >= '03-22' && day.slice(5) <= '04-25').toBe(true);
    }
  });
});

describe('public holidays', () => {
  it('are eleven in France', () => {
    expect(holidaysOf(2026, workingCalendars.FR).map(({ day }) => day)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it('are two more in Alsace-Moselle: Good Friday and 26 December', () => {
    const france = holidaysOf(2026, workingCalendars.FR).map(({ day }) => day);
    const alsace = holidaysOf(2026, workingCalendars['FR-alsace-moselle']).map(({ day }) => day);
    expect(alsace.filter((day) => !france.includes(day))).toEqual(['2026-04-03', '2026-12-26']);
  });
});

describe('the civil day', () => {
  it('in Paris is the day after for a mail of 23:30 UTC', () =>
    expect(parisDay('2026-03-05T23:30:00Z')).toBe('2026-03-06'));
  it('without offset is Paris time already', () => expect(parisDay('2026-03-05T23:30')).toBe('2026-03-05'));
  it('does not depend on the clock of the sender', () =>
    expect(parisDay('2026-02-27T20:00:00-05:00')).toBe('2026-02-28'));
  it('ends at 22:00 UTC in summer and 23:00 UTC in winter', () => {
    expect(endOfParisDay('2026-04-07').toISOString()).toBe('2026-04-07T22:00:00.000Z');
    expect(endOfParisDay('2026-12-07').toISOString()).toBe('2026-12-07T23:00:00.000Z');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '2027-02-29T10:00', '2026-01-01T24:10', '7 April', ''])(
    'refuses %p',
    (text) => {
      expect(isMoment(text)).toBe(false);
      expect(() => parisDay(text)).toThrow(RangeError);
    },
  );

  it('goes there and back over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -70_000, max: 70_000 }), (offset) => {
        const day = addDays('2026-01-01', offset);
        expect(isCivilDay(day)).toBe(true);
        expect(daysBetween('2026-01-01', day)).toBe(offset);
        expect(new Date(`${day}T00:00:00Z`).getUTCDay() || 7).toBe(weekday(day));
      }),
    );
  });

  it('goes from instant to Paris day and back, over the clock changes too', () => {
    expect(instantOf('2026-03-29T02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf('2026-10-25T02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14_600 }), (offset) => {
        const day = addDays('2000-01-01', offset);
        expect(parisDay(instantOf(day))).toBe(day);
        expect(parisDay(new Date(endOfParisDay(day).getTime() - 1))).toBe(day);
      }),
    );
  });

  it('is written as one says it', () => {
    expect(writtenDay('2026-06-01', 'fr')).toBe('lundi 1er juin 2026');
    expect(writtenDay('2026-04-07', 'en')).toBe('Tuesday 7 April 2026');
  });
});
