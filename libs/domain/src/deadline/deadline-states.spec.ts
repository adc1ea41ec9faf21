import { rollToWorkingDay, workingCalendars } from '../calendar/working-calendar.js';
import { addDays, periodEnd } from '../calendar/civil-day.js';
import { parisDay } from '../calendar/paris.js';
import { clockOf, marketingStopBy } from './clock.js';
import { extensionOpinion } from './extension-reasons.js';
import { type ClockFacts, type ExtensionFact } from './facts.js';
import states from './fixtures/deadline-states.json' with { type: 'json' };

type Facts = Partial<ClockFacts> & {
  readonly receivedAt: string;
  readonly today?: string;
  readonly months?: number;
  readonly weeks?: number;
  readonly proposal?: ExtensionFact;
};
interface GoldenState {
  readonly id: string;
  readonly why: string;
  readonly case: Facts;
  readonly expected: Record<string, unknown>;
}

function standing({ receivedAt, today, months, weeks, proposal, ...facts }: Facts): Record<string, unknown> {
  if (today === undefined) {
    const rawLastDay = periodEnd(parisDay(receivedAt), weeks ? { weeks } : { months: months ?? 1 });
    return { rawLastDay, lastDay: rollToWorkingDay(rawLastDay, workingCalendars.FR) };
  }
  const clock = clockOf({ pauses: [], extensions: [], stop: null, ...facts, receivedAt }, today);
  return {
    ...clock,
    marketingStopBy: marketingStopBy(receivedAt).toISOString(),
    ...(proposal && { proposal: extensionOpinion(clock, proposal) }),
  };
}

describe('the state of the clock', () => {
  it.each((states as GoldenState[]).map((one) => [one.id, one.why, one] as const))(
    '%s: %s',
    (_id, _why, one) => expect(standing(one.case)).toMatchObject(one.expected),
  );
});

describe('a refusal', () => {
  const notice = { noticeSentAt: '2026-03-20', totalMonths: 3, reasons: 'The request spans five mailboxes.' };
  const facts = (by: 'answer' | 'refusal', at: string): ClockFacts => ({
    receivedAt: '2026-03-02T10:00',
    pauses: [],
    extensions: [notice],
    stop: { at, by },
  });

  it('is late after the first month, although an answer would be in time', () => {
    expect(clockOf(facts('answer', '2026-05-04'), '2026-05-05').stoppedLate).toBe(false);
    const refused = clockOf(facts('refusal', '2026-05-04'), '2026-05-05');
    expect(refused.stoppedLate).toBe(true);
    expect(refused.because.map(({ code }) => code)).toContain('refusal-not-extended');
  });

  it('is in time on the first last day', () =>
    expect(clockOf(facts('refusal', '2026-04-02'), '2026-04-03').stoppedLate).toBe(false));
});

describe('an answer that does not suffice', () => {
  const asked = {
    ground: 'identity' as const,
    askedAt: '2026-03-03',
    because: 'An address that is not the account’s.',
    insufficientAnswersAt: ['2026-03-06', '2026-03-09'],
  };
  const clock = (answeredAt: string | null, today: string) =>
    clockOf(
      { receivedAt: '2026-03-02', pauses: [{ ...asked, answeredAt }], extensions: [], stop: null },
      today,
    );

  it('ends no pause; the sufficient one does, and each is told', () => {
    expect(clock(null, '2026-03-20')).toMatchObject({ state: 'suspended', pauseDays: 17 });
    const answered = clock('2026-03-13', '2026-03-20');
    expect(answered).toMatchObject({
      state: 'running',
      pauseDays: 10,
      rawLastDay: addDays('2026-04-02', 10),
    });
    expect(answered.because.filter(({ code }) => code === 'answer-insufficient')).toHaveLength(2);
  });
});
