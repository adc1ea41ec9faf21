import fc from 'fast-check';
import { addDays, addMonths, daysBetween, periodEnd } from '../calendar/civil-day.js';
import {
  calendarNames,
  isWorkingDay,
  rollToWorkingDay,
  workingCalendars,
} from '../calendar/working-calendar.js';
import { deadline, safeTarget, type DeadlineQuestion } from './deadline.js';
import golden from './fixtures/deadlines.json' with { type: 'json' };

interface GoldenDeadline extends DeadlineQuestion {
  id: string;
  receiptDay: string;
  rawLastDay: string;
  lastDay: string;
  why: string;
}

describe('the last permitted day', () => {
  it.each((golden as GoldenDeadline[]).map((one) => [one.id, one.why, one] as const))(
    '%s %s',
    (_id, _why, { receiptDay, rawLastDay, lastDay, ...question }) => {
      expect(deadline(question)).toEqual({ receiptDay, rawLastDay, lastDay });
    },
  );

  it('is found from the day of the event, so a period of weeks ends on the same weekday (Toeters)', () => {
    const ends = ['1998-03-12', '1998-03-13', '1998-03-16'].map((day) => periodEnd(day, { weeks: 3 }));
    expect(ends).toEqual(['1998-04-02', '1998-04-03', '1998-04-06']);
  });

  it('is never counted from the day after receipt', () => {
    const { lastDay } = deadline({ receivedAt: '2025-08-01', months: 1, pauseDays: 0, calendar: 'FR' });
    expect(lastDay).toBe('2025-09-01');
  });

  it('is Friday 9 July 2021 for a request of 9 June 2021, 15:05', () => {
    const { lastDay } = deadline({ receivedAt: '2021-06-09T15:05', months: 1, pauseDays: 0, calendar: 'FR' });
    expect(lastDay).toBe('2021-07-09');
  });

  it('is the Monday when a new request of 25 March 2026 ends on a Saturday', () => {
    const { lastDay } = deadline({ receivedAt: '2026-03-25', months: 1, pauseDays: 0, calendar: 'FR' });
    expect(lastDay).toBe('2026-04-27');
  });
});

describe('the safe target', () => {
  const received = (receivedAt: string, months = 1, pauseDays = 0): DeadlineQuestion => ({
    receivedAt,
    months,
    pauseDays,
    calendar: 'FR',
  });

  it('takes no roll', () => expect(safeTarget(received('2026-03-06'))).toBe('2026-04-06'));
  it('takes no pause', () => expect(safeTarget(received('2026-03-02', 1, 10))).toBe('2026-04-02'));
  it('chains the months', () => expect(safeTarget(received('2026-01-31', 3))).toBe('2026-04-28'));
  it('counts from the first arrival, wherever that was', () =>
    expect(safeTarget(received('2026-03-08'), '2026-03-02')).toBe('2026-04-02'));
});

describe('over forty years', () => {
  const day = fc.integer({ min: 0, max: 40 * 365 }).map((offset) => addDays('2018-05-25', offset));
  const question = fc.record({
    receivedAt: day,
    months: fc.integer({ min: 1, max: 3 }),
    pauseDays: fc.integer({ min: 0, max: 200 }),
    calendar: fc.constantFrom(...calendarNames),
  });
  const holds = (check: (asked: DeadlineQuestion & { receivedAt: string }) => void): void =>
    fc.assert(fc.property(question, check), { numRuns: 2000 });

  it('never ends before the raw day, nor more than four days after it', () =>
    holds((asked) => {
      const { rawLastDay, lastDay } = deadline(asked);
      expect(lastDay >= rawLastDay).toBe(true);
      expect(daysBetween(rawLastDay, lastDay)).toBeLessThanOrEqual(4);
    }));

  it('never ends on a day that is not worked', () =>
    holds((asked) =>
      expect(isWorkingDay(deadline(asked).lastDay, workingCalendars[asked.calendar as 'FR'])).toBe(true),
    ));

  it('never ends earlier for a later receipt, a longer pause or more months', () =>
    holds((asked) => {
      const { lastDay } = deadline(asked);
      expect(deadline({ ...asked, receivedAt: addDays(asked.receivedAt, 1) }).lastDay >= lastDay).toBe(true);
      expect(deadline({ ...asked, pauseDays: asked.pauseDays + 1 }).lastDay >= lastDay).toBe(true);
      expect(deadline({ ...asked, months: asked.months + 1 }).lastDay >= lastDay).toBe(true);
    }));

  it('gives the same day when asked twice, and a rolled day does not roll again', () =>
    holds((asked) => {
      const { lastDay } = deadline(asked);
      expect(deadline(asked).lastDay).toBe(lastDay);
      expect(rollToWorkingDay(lastDay, workingCalendars[asked.calendar as 'FR'])).toBe(lastDay);
    }));

  it('keeps the number of the day, or takes the last day of the month', () =>
    holds((asked) => {
      const raw = addMonths(asked.receivedAt, asked.months);
      const sameNumber = raw.slice(8) === asked.receivedAt.slice(8);
      expect(sameNumber || addDays(raw, 1).endsWith('-01')).toBe(true);
    }));

  it('has a safe target that is never after the last permitted day', () =>
    holds((asked) => expect(safeTarget(asked) <= deadline(asked).lastDay).toBe(true)));
});

it('computes 100,000 deadlines in under two seconds', () => {
  const calendar = workingCalendars.FR;
  const started = process.cpuUsage();
  for (let i = 0; i < 100_000; i += 1)
    deadline({
      receivedAt: new Date(1_750_000_000_000 + i * 977_000),
      months: 1 + (i % 3),
      pauseDays: i % 20,
      calendar,
    });
  // Time of our own on the processor: other work on the machine is not what is measured.
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(2);
});
