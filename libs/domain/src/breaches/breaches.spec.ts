import fc from 'fast-check';
import { parisWall } from '../calendar/paris.js';
import { allowedActions, apply } from '../machine/machine.js';
import { problems } from '../machine/problems.js';
import { breachClock } from './clock.js';
import { breachClockText } from './clock-text.js';
import { breachStage, nextBreachStage } from './reminders.js';
import { breachWorkflow, type BreachFacts } from './workflow.js';

const HOUR = 3_600_000;
const at = (text: string): Date => new Date(text);
const codes = (known: string, now = known, notified: string | null = null): string[] =>
  breachClock(known, notified, now).because.map(({ code }) => code);
const instants = fc
  .date({ min: at('2018-05-25T00:00:00Z'), max: at('2058-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

describe('the seventy-two hours', () => {
  it('run through a weekend: known on a Friday evening, due on Monday evening', () => {
    const clock = breachClock('2026-03-06T18:20', null, '2026-03-06T18:20');
    expect(parisWall(clock.safeAt)).toBe('2026-03-09T18:20:00');
    expect(parisWall(clock.lastAt)).toBe('2026-03-09T19:00:00');
    expect(codes('2026-03-06T18:20')).toEqual([
      'known',
      'hours',
      'days-off-count',
      'hour-begun',
      'last-hour',
      'two-working-days',
    ]);
  });

  it('end on a Sunday or a holiday when they end there: 1 May 2026 prolongs nothing', () => {
    expect(parisWall(breachClock('2026-04-28T09:00', null, '2026-04-28T09:00').safeAt)).toBe(
      '2026-05-01T09:00:00',
    );
    expect(parisWall(breachClock('2026-03-05T09:30', null, '2026-03-05T09:30').lastAt)).toBe(
      '2026-03-08T10:00:00',
    );
  });

  it('are elapsed hours across both clock changes', () => {
    const spring = breachClock('2026-03-28T12:00', null, '2026-03-28T12:00');
    expect(parisWall(spring.safeAt)).toBe('2026-03-31T13:00:00');
    const autumn = breachClock('2026-10-23T12:00', null, '2026-10-23T12:00');
    expect(parisWall(autumn.safeAt)).toBe('2026-10-26T11:00:00');
    expect(codes('2026-10-23T12:00')).toContain('clock-change');
    expect(codes('2026-06-01T12:00')).not.toContain('clock-change');
  });

  it('count down, then are overdue after the hour begun and not before', () => {
    const known = '2026-06-01T10:20:00Z';
    const left = (now: string) => breachClock(known, null, now);
    expect(left('2026-06-02T10:20:00Z').hoursLeft).toBe(48);
    expect(left('2026-06-02T10:20:01Z').hoursLeft).toBe(47);
    expect(left('2026-06-04T10:59:59Z')).toMatchObject({ hoursLeft: 0, overdue: false });
    expect(left('2026-06-04T11:00:00Z').overdue).toBe(false);
    expect(left('2026-06-04T11:00:00.001Z').overdue).toBe(true);
    expect(codes(known, '2026-06-05T00:00:00Z')).toContain('overdue');
  });

  it('stop with the notification, in time or late', () => {
    const known = '2026-06-01T10:20:00Z';
    expect(breachClock(known, '2026-06-04T11:00:00Z', '2026-07-01T00:00:00Z')).toMatchObject({
      notifiedLate: false,
      overdue: false,
      hoursLeft: null,
    });
    expect(breachClock(known, '2026-06-04T11:00:01Z', '2026-07-01T00:00:00Z').notifiedLate).toBe(true);
  });

  it('are never shorter than seventy-two hours and never an hour longer, whatever the day', () => {
    fc.assert(
      fc.property(instants, (known) => {
        const { safeAt, lastAt } = breachClock(known, null, known);
        const length = lastAt.getTime() - known.getTime();
        expect(safeAt.getTime() - known.getTime()).toBe(72 * HOUR);
        expect(length).toBeGreaterThan(72 * HOUR);
        expect(length).toBeLessThanOrEqual(73 * HOUR);
        expect(parisWall(lastAt).slice(14)).toBe('00:00');
      }),
    );
  });

  it('never end earlier for what was known later, and are the same at every look', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 400 * 60 }), instants, (known, minutes, now) => {
        const later = new Date(known.getTime() + minutes * 60_000);
        expect(breachClock(later, null, now).lastAt >= breachClock(known, null, now).lastAt).toBe(true);
        expect(breachClock(known, null, now)).toEqual(breachClock(known, null, now));
      }),
    );
  });

  it('explain themselves in both languages, with French spaces', () => {
    for (const now of ['2026-10-23T12:00', '2026-11-02T12:00'])
      for (const line of breachClock('2026-10-23T12:00', null, now).because) {
        expect(breachClockText(line, 'en')).toMatch(/\.$/);
        expect(breachClockText(line, 'fr')).not.toMatch(/\S [:;?!]/);
      }
    const [known] = breachClock('2026-10-23T09:05', null, '2026-10-23T12:00').because;
    expect(breachClockText(known, 'fr')).toContain('vendredi 23 octobre 2026 à 9\u00a0h\u00a005');
  });
});

describe('reminders of a breach', () => {
  const clock = breachClock('2026-06-01T10:20:00Z', null, '2026-06-01T10:20:00Z');
  it('come a day, six hours and an hour before the safe hour, and when it is too late', () => {
    expect(breachStage(clock, at('2026-06-03T10:19:00Z'))).toBeNull();
    expect(breachStage(clock, at('2026-06-03T10:20:00Z'))).toBe('day-left');
    expect(breachStage(clock, at('2026-06-04T04:20:00Z'))).toBe('six-hours');
    expect(breachStage(clock, at('2026-06-04T09:20:00Z'))).toBe('last-hour');
    expect(breachStage(clock, at('2026-06-04T11:00:01Z'))).toBe('overdue');
    expect(nextBreachStage(clock, at('2026-06-03T10:20:00Z'))).toEqual(at('2026-06-04T04:20:00Z'));
    expect(nextBreachStage(clock, at('2026-06-05T00:00:00Z'))).toBeNull();
  });
});

describe('a breach', () => {
  const open: BreachFacts = {
    knownAt: '2026-06-01T10:20:00Z',
    natures: ['confidentiality'],
    what: 'A letter went to somebody else.',
    consequences: 'One stranger read the name and the address.',
    measures: 'The stranger was asked to delete it.',
    notifyDecision: 'notify',
    notifiedAt: '2026-06-02T08:00:00Z',
    moreToFollow: false,
    tellDecision: 'tell',
    toldAt: '2026-06-02T09:00:00Z',
    now: '2026-06-10T10:00:00Z',
  };
  const close = (facts: Partial<BreachFacts>) =>
    apply(breachWorkflow, 'open', 'close', { ...open, ...facts }, {});
  const refusalsOf = (facts: Partial<BreachFacts>): string[] => {
    const applied = close(facts);
    return applied.ok ? [] : applied.refusals.map(({ code }) => code);
  };

  it('has a sound workflow', () => expect(problems(breachWorkflow)).toEqual([]));

  it('closes with both decisions taken and carried out, and the register complete', () => {
    expect(close({})).toEqual({ ok: true, state: 'closed' });
    expect(refusalsOf({ notifyDecision: null, notifiedAt: null })).toEqual(['notify-undecided']);
    expect(refusalsOf({ notifiedAt: null })).toEqual(['breach-not-notified']);
    expect(refusalsOf({ notifyDecision: 'no-risk', notifiedAt: null })).toEqual([]);
    expect(refusalsOf({ moreToFollow: true })).toEqual(['information-to-follow']);
    expect(refusalsOf({ tellDecision: null, toldAt: null })).toEqual(['tell-undecided']);
    expect(refusalsOf({ toldAt: null })).toEqual(['people-not-told']);
    expect(refusalsOf({ tellDecision: 'public-notice', toldAt: null })).toEqual(['people-not-told']);
    expect(refusalsOf({ tellDecision: 'no-high-risk', toldAt: null })).toEqual([]);
    expect(refusalsOf({ consequences: ' ', measures: null, natures: [] })).toEqual([
      'breach-not-described',
      'consequences-missing',
      'measures-missing',
    ]);
  });

  const untold = { ...open, notifiedAt: null, toldAt: null };
  const act = (
    action: 'record-notification' | 'record-told' | 'decide-notify' | 'decide-tell',
    input: object,
  ) => {
    const applied = apply(breachWorkflow, 'open', action, untold, input);
    return applied.ok ? [] : applied.refusals.map(({ code }) => code);
  };

  it('needs the reasons of a late notification, and of one in time none', () => {
    expect(act('record-notification', { at: '2026-06-04T10:59:00Z' })).toEqual([]);
    expect(act('record-notification', { at: '2026-06-04T11:00:01Z' })).toEqual(['late-reasons-missing']);
    expect(
      act('record-notification', { at: '2026-06-04T11:00:01Z', lateReasons: 'The log was lost.' }),
    ).toEqual([]);
    expect(act('record-notification', { at: '2026-06-11T00:00:00Z' })).toEqual(['instant-in-future']);
    expect(act('record-notification', { at: '2026-06-01T10:00:00Z' })).toEqual(['instant-before-known']);
  });

  it('takes no decision without its reasons, and none back once the CNIL was told', () => {
    expect(act('decide-notify', {})).toEqual(['decision-missing', 'decision-reasons-missing']);
    expect(act('decide-tell', { tell: 'no-high-risk', reasons: ' ' })).toEqual(['decision-reasons-missing']);
    const again = allowedActions(breachWorkflow, 'open', open).find(
      ({ action }) => action === 'decide-notify',
    );
    expect(again?.refusals).toEqual([{ code: 'breach-already-notified' }]);
    const aside = apply(breachWorkflow, 'open', 'set-aside', open, { note: 'none' });
    expect(aside).toMatchObject({ ok: false });
  });

  it('says how many people were told and how, unless it was told in public', () => {
    expect(act('record-told', { at: '2026-06-02T09:00:00Z' })).toEqual(['way-missing', 'people-missing']);
    expect(act('record-told', { at: '2026-06-02T09:00:00Z', way: 'public-notice' })).toEqual([]);
  });

  it('can always be reopened, with why', () => {
    for (const state of ['closed', 'set-aside'] as const)
      expect(apply(breachWorkflow, state, 'reopen', open, { note: 'Two more letters.' })).toEqual({
        ok: true,
        state: 'open',
      });
  });
});
