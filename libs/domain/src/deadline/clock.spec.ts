import fc from 'fast-check';
import { addDays } from '../calendar/civil-day.js';
import { clockOf, marketingStopBy, whatIf } from './clock.js';
import { explanationText } from './explanation-text.js';
import { extensionOpinion, extensionReasonWarnings } from './extension-reasons.js';
import { type ClockFacts, type ExtensionFact, type PauseFact } from './facts.js';

const request = (facts: Partial<ClockFacts> = {}): ClockFacts => ({
  receivedAt: '2026-03-02T10:00',
  pauses: [],
  extensions: [],
  stop: null,
  ...facts,
});
const identityPause = (
  askedAt: string,
  answeredAt: string | null,
  more: Partial<PauseFact> = {},
): PauseFact => ({
  ground: 'identity',
  askedAt,
  because: 'Request from an address that is not the account’s.',
  answeredAt,
  ...more,
});
const notice = (
  noticeSentAt: string,
  totalMonths = 3,
  reasons = 'The request spans five mailboxes.',
): ExtensionFact => ({
  noticeSentAt,
  totalMonths,
  reasons,
});

describe('a pause', () => {
  it('adds its days, then the date rolls (D68)', () => {
    const clock = clockOf(request({ pauses: [identityPause('2026-03-03', '2026-03-13')] }), '2026-03-20');
    expect(clock).toMatchObject({
      state: 'running',
      pauseDays: 10,
      rawLastDay: '2026-04-12',
      lastDay: '2026-04-13',
    });
  });

  it('is not credited when it was asked on day 25 without explanation (D70)', () => {
    const clock = clockOf(request({ pauses: [identityPause('2026-03-27', null)] }), '2026-03-28');
    expect(clock).toMatchObject({ state: 'running', pauseDays: 0, lastDay: '2026-04-02' });
    expect(clock.pauses[0]?.objection).toBe('asked-too-late');
  });

  it('without a recorded doubt is none, and is flagged as an unlawful hurdle (D71)', () => {
    const clock = clockOf(
      request({ pauses: [identityPause('2026-03-03', null, { because: ' ' })] }),
      '2026-03-28',
    );
    expect(clock).toMatchObject({ state: 'running', lastDay: '2026-04-02', flags: ['unlawful-hurdle'] });
  });

  it('runs while the person stays silent: suspended, no breach, closing letter after three months (D79)', () => {
    const facts = request({ pauses: [identityPause('2026-03-03', null)] });
    for (const today of ['2026-04-02', '2026-04-03', '2026-06-03', '2027-01-01'])
      expect(clockOf(facts, today)).toMatchObject({ state: 'suspended', overdue: false });
    expect(clockOf(facts, '2026-04-03')).toMatchObject({
      suspendedSince: '2026-03-03',
      silenceCloseFrom: '2026-06-03',
    });
  });

  it('cannot start after the deadline (D80)', () => {
    const clock = clockOf(request({ pauses: [identityPause('2026-04-10', null)] }), '2026-04-11');
    expect(clock).toMatchObject({
      state: 'running',
      overdue: true,
      overdueSince: '2026-04-03',
      pauseDays: 0,
    });
  });

  it('adds up with another one on a newly found doubt (D74)', () => {
    const first = identityPause('2026-03-03', '2026-03-06');
    const second = identityPause('2026-03-16', '2026-03-21', { doubtSince: '2026-03-15' });
    expect(clockOf(request({ pauses: [first, second] }), '2026-03-22')).toMatchObject({
      pauseDays: 8,
      lastDay: '2026-04-10',
    });
  });

  it('shares the days of another one that overlaps', () => {
    const clarification = identityPause('2026-03-04', '2026-03-10', { ground: 'clarification' });
    const facts = request({ pauses: [identityPause('2026-03-03', '2026-03-06'), clarification] });
    expect(clockOf(facts, '2026-03-22').pauseDays).toBe(7);
  });

  it('goes on after an insufficient answer', () => {
    const pause = identityPause('2026-03-03', null, { insufficientAnswersAt: ['2026-03-05'] });
    expect(clockOf(request({ pauses: [pause] }), '2026-03-10')).toMatchObject({
      state: 'suspended',
      pauseDays: 7,
    });
  });
});

describe('an extension', () => {
  const received = { receivedAt: '2026-03-10T10:00' };

  it('notified with reasons on the last permitted day counts three months from receipt (D58)', () => {
    const clock = clockOf(request({ ...received, extensions: [notice('2026-04-10T18:00')] }), '2026-04-11');
    expect(clock).toMatchObject({
      state: 'extended',
      months: 3,
      lastDay: '2026-06-10',
      firstLastDay: '2026-04-10',
    });
  });

  it('may be by one month only (D65)', () => {
    const facts = request({ receivedAt: '2026-05-20', extensions: [notice('2026-06-01', 2)] });
    expect(clockOf(facts, '2026-06-02').lastDay).toBe('2026-07-20');
  });

  it('is still counted from receipt when the first deadline had rolled (D61)', () => {
    const facts = request({ receivedAt: '2026-03-04', extensions: [notice('2026-04-07')] });
    expect(clockOf(facts, '2026-04-08').lastDay).toBe('2026-06-04');
  });

  it('without reasons is void (D67)', () => {
    const clock = clockOf(request({ ...received, extensions: [notice('2026-04-09', 3, ' ')] }), '2026-04-11');
    expect(clock).toMatchObject({ state: 'running', lastDay: '2026-04-10', overdue: true });
    expect(clock.extensions[0]?.objection).toBe('no-reasons');
  });

  it('that leaves after the last permitted day is void', () => {
    const clock = clockOf(request({ ...received, extensions: [notice('2026-04-10T22:05Z')] }), '2026-04-11');
    expect(clock.extensions[0]?.objection).toBe('notice-too-late');
  });

  it('is refused a second time: three months is the ceiling (D83)', () => {
    const extended = clockOf(request({ ...received, extensions: [notice('2026-04-10')] }), '2026-06-09');
    expect(extensionOpinion(extended, notice('2026-06-09')).objection).toBe('already-extended');
    const facts = request({ ...received, extensions: [notice('2026-04-10'), notice('2026-06-09')] });
    expect(clockOf(facts, '2026-06-11')).toMatchObject({ lastDay: '2026-06-10', overdue: true });
  });

  it('never goes beyond month three', () => {
    expect(clockOf(request({ extensions: [notice('2026-03-10', 4)] }), '2026-03-11').lastDay).toBe(
      '2026-04-02',
    );
  });

  it('is not made by a holding letter: late the next day (D91)', () => {
    expect(clockOf(request(), '2026-04-02').overdue).toBe(false);
    expect(clockOf(request(), '2026-04-03')).toMatchObject({ overdue: true, overdueSince: '2026-04-03' });
  });

  it.each([
    ['short of staff', ['reason-not-about-this-request']],
    ['we always receive many requests', ['reason-not-about-this-request']],
    ['sudden wave after press coverage, request spans five mailboxes', []],
    ['manque de personnel', ['reason-not-about-this-request']],
    ['nous recevons toujours beaucoup de demandes', ['reason-not-about-this-request']],
    ['vague soudaine à la suite d’un article, la demande porte sur cinq boîtes', []],
    ['complexity', ['reason-not-about-this-request']],
  ])('because of “%s” warns %j (D92)', (reason, warnings) => {
    expect(extensionReasonWarnings(reason)).toEqual(warnings);
  });

  it('warns for the erasure of data of a minor and for an intended refusal', () => {
    const proposal = { ...notice('2026-03-10'), erasureOfMinor: true, refusalIntended: true };
    expect(extensionOpinion(clockOf(request(), '2026-03-10'), proposal)).toEqual({
      objection: null,
      warnings: ['minor-erasure', 'refusal-not-covered'],
    });
  });
});

describe('the end of the clock', () => {
  it('is in time until 24:00 in Paris', () => {
    const answered = (at: string) =>
      clockOf(request({ receivedAt: '2026-03-06', stop: { at, by: 'answer' } }), '2026-05-01');
    expect(answered('2026-04-07T21:59Z')).toMatchObject({
      state: 'stopped',
      stoppedLate: false,
      overdue: false,
    });
    expect(answered('2026-04-07T22:05Z')).toMatchObject({
      state: 'stopped',
      stoppedLate: true,
      overdue: false,
    });
  });

  it('is undone by a bounce under the original due date', () => {
    const answered = request({ stop: { at: '2026-03-20', by: 'answer' } });
    const bounced = { ...answered, stop: null };
    expect(clockOf(bounced, '2026-04-10')).toMatchObject({ lastDay: '2026-04-02', overdue: true });
  });
});

it('starts on the official channel, but aims from the first arrival and asks counsel (D86)', () => {
  const clock = clockOf(request({ receivedAt: '2026-03-08', firstArrivalAt: '2026-03-02' }), '2026-03-09');
  expect(clock).toMatchObject({
    lastDay: '2026-04-08',
    safeTarget: '2026-04-02',
    flags: ['counsel-first-arrival-elsewhere'],
  });
});

it('stops mailings within 24 hours of an objection, and confirms by the ordinary date (D85)', () => {
  expect(marketingStopBy('2026-03-02T18:00').toISOString()).toBe('2026-03-03T17:00:00.000Z');
  expect(clockOf(request({ receivedAt: '2026-03-02T18:00' }), '2026-03-03').lastDay).toBe('2026-04-02');
});

it('tells what a pause or an extension would change', () => {
  expect(
    whatIf(request(), { pause: identityPause('2026-03-03', '2026-03-13') }, '2026-03-03').pauseDays,
  ).toBe(0);
  expect(whatIf(request(), { extension: notice('2026-03-10') }, '2026-03-10').lastDay).toBe('2026-06-02');
});

describe('why this date', () => {
  const facts = request({ receivedAt: '2026-03-06', pauses: [] });

  it('is told in French', () => {
    const lines = clockOf(facts, '2026-03-07').because.map((line) => explanationText(line, 'fr'));
    expect(lines).toEqual([
      'Demande reçue le vendredi 6 mars 2026 (heure de Paris)\u202f; le jour de réception n’est pas compté.',
      'Délai d’un mois à compter de la réception\u00a0: jusqu’au lundi 6 avril 2026.',
      'Le lundi 6 avril 2026 n’est pas un jour ouvré (lundi de Pâques)\u00a0: le délai court jusqu’au jour ouvré suivant.',
      'Dernier jour permis\u00a0: mardi 7 avril 2026, jusqu’à 24 heures (heure de Paris).',
      'Objectif prudent, sans report ni suspension\u00a0: lundi 6 avril 2026.',
    ]);
  });

  it('is told in English, with pauses, extension and weekends', () => {
    const full = request({
      receivedAt: '2026-01-31',
      pauses: [
        identityPause('2026-02-02', '2026-02-04'),
        identityPause('2026-02-05', null, { because: null }),
      ],
      extensions: [notice('2026-02-20')],
    });
    const lines = clockOf(full, '2026-02-21').because;
    expect(lines.map(({ code }) => code)).toEqual([
      'received',
      'months',
      'extended',
      'no-such-day',
      'paused',
      'pause-not-counted',
      'pauses-added',
      'not-worked',
      'not-worked',
      'last-day',
      'safe-target',
    ]);
    const text = lines.map((line) => explanationText(line, 'en')).join('\n');
    expect(text).toContain(
      'Clock suspended from Monday 2 February 2026 to Wednesday 4 February 2026 (identity question): 2 days.',
    );
    expect(text).not.toMatch(/undefined|null|NaN/);
  });
});

describe('over forty years', () => {
  const day = fc.integer({ min: 0, max: 40 * 365 });
  const pause = fc.record({
    after: fc.integer({ min: 0, max: 5 }),
    lasts: fc.option(fc.integer({ min: 0, max: 300 })),
  });
  const made = fc.record({
    day,
    pause,
    extendAfter: fc.option(fc.integer({ min: 0, max: 28 })),
    today: fc.integer({ min: 0, max: 400 }),
  });
  const build = (
    one: typeof made extends fc.Arbitrary<infer T> ? T : never,
  ): { facts: ClockFacts; today: string } => {
    const receivedAt = addDays('2018-05-25', one.day);
    const askedAt = addDays(receivedAt, one.pause.after);
    const answeredAt = one.pause.lasts === null ? null : addDays(askedAt, one.pause.lasts);
    const extensions = one.extendAfter === null ? [] : [notice(addDays(receivedAt, one.extendAfter))];
    const facts = request({ receivedAt, pauses: [identityPause(askedAt, answeredAt)], extensions });
    return { facts, today: addDays(receivedAt, one.today) };
  };

  it('never moves the date back as days pass, and never lets a suspended request be late', () => {
    fc.assert(
      fc.property(made, (one) => {
        const { facts, today } = build(one);
        const [now, tomorrow] = [clockOf(facts, today), clockOf(facts, addDays(today, 1))];
        expect(tomorrow.lastDay >= now.lastDay).toBe(true);
        expect(now.state === 'suspended' && now.overdue).toBe(false);
        expect(now.lastDay >= now.rawLastDay && now.safeTarget <= now.lastDay).toBe(true);
        expect(now.firstLastDay <= now.lastDay).toBe(true);
        expect(clockOf(facts, today)).toEqual(now);
      }),
      { numRuns: 1000 },
    );
  });
});
