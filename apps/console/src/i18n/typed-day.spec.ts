import { typedDay, typedHour, writtenDay } from './typed-day.js';

const today = '2026-11-23';

describe('a day typed by an officer', () => {
  it('is read day first, with any of the usual separators', () => {
    const typed = ['7/4/2026', '07.04.2026', '07-04-26', '7 4 2026', ' 07/04/26 ', '2026-04-07'];
    expect(typed.map((text) => typedDay(text, today))).toEqual(typed.map(() => '2026-04-07'));
  });

  it('is of this year when no year is said', () => {
    expect(typedDay('1/12', today)).toBe('2026-12-01');
  });

  it('is refused when the calendar has no such day', () => {
    const none = ['31/06/2026', '29/02/2027', '0/1/2026', '12/13/2026', '7 avril', '7/4/202', '', '7'];
    expect(none.filter((text) => typedDay(text, today) !== null)).toEqual([]);
    expect(typedDay('29/02/2028', today)).toBe('2028-02-29');
  });

  it('is written back as it is read', () => {
    expect(writtenDay('2026-04-07')).toBe('07/04/2026');
    expect(typedDay(writtenDay('2026-04-07'), today)).toBe('2026-04-07');
    expect(writtenDay('')).toBe('');
  });
});

describe('an hour typed by an officer', () => {
  it('is on 24 hours', () => {
    expect(['9', '9h', '9h05', '09:05', '18.30', '0:00'].map(typedHour)).toEqual([
      '09:00',
      '09:00',
      '09:05',
      '09:05',
      '18:30',
      '00:00',
    ]);
  });

  it('is refused when the day has no such hour', () => {
    expect(['24:00', '9:60', '6 pm', '', 'midi', '9:5'].filter((text) => typedHour(text) !== null)).toEqual(
      [],
    );
  });
});
