import { alarmStep, alarmsOf, quietLimit, type ChannelFacts } from './channel-alarms.js';

const now = new Date('2026-11-20T12:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const times = { reconcileMinutes: 5, probeMinutes: 15, repeatHours: 6 };
const whole: ChannelFacts = {
  kind: 'imap',
  active: true,
  createdAt: ago(100_000),
  comparedAt: ago(2),
  answeredAt: ago(2),
  gaps: 0,
  newestJournaledAt: ago(30),
  quietLimitMs: 12 * 3600_000,
  probeAwaitedSince: null,
};

describe('the alarms of a channel', () => {
  it.each<[string, Partial<ChannelFacts>, string[]]>([
    ['none when all is accounted for', {}, []],
    ['a gap', { gaps: 1 }, ['gap']],
    ['silence beyond its limit', { newestJournaledAt: ago(721) }, ['silence']],
    ['no silence up to its limit', { newestJournaledAt: ago(719) }, []],
    ['silence for ever where nothing limits it', { newestJournaledAt: null, quietLimitMs: null }, []],
    ['a comparison that does not come', { comparedAt: ago(16) }, ['not-compared']],
    ['a mailbox that does not answer', { answeredAt: ago(16) }, ['source-silent']],
    ['a listener, which is not asked', { kind: 'smtp', answeredAt: null }, []],
    ['a lost probe', { probeAwaitedSince: ago(31) }, ['probe-lost']],
    ['a probe on its way', { probeAwaitedSince: ago(29) }, []],
    ['nothing while paused', { active: false, gaps: 3, comparedAt: null }, []],
    ['nothing yet of a new channel', { createdAt: ago(1), comparedAt: null, answeredAt: null }, []],
  ])('%s', (_what, change, expected) => {
    expect(alarmsOf({ ...whole, ...change }, now, times)).toEqual(expected);
  });
});

describe('how long a channel may be silent', () => {
  const weekend = { mails: 200, days: 20, longestPauseMs: 60 * 3600_000 };
  it('is twice its longest pause where mail came regularly, and half a day at least', () => {
    expect(quietLimit('imap', null, weekend)).toBe(120 * 3600_000);
    expect(quietLimit('smtp', null, { ...weekend, longestPauseMs: 60_000 })).toBe(12 * 3600_000);
  });
  it('is unlimited without a habit, for imports and where an administrator says so', () => {
    expect(quietLimit('imap', null, { ...weekend, mails: 19 })).toBeNull();
    expect(quietLimit('smtp', null, { ...weekend, days: 4 })).toBeNull();
    expect(quietLimit('import', null, weekend)).toBeNull();
    expect(quietLimit('imap', 0, weekend)).toBeNull();
  });
  it('is the figure of the administrator, on an import as well', () => {
    expect(quietLimit('import', 24, { mails: 0, days: 0, longestPauseMs: 0 })).toBe(24 * 3600_000);
  });
});

describe('telling an alarm', () => {
  const quiet = { kinds: [], since: null, toldAt: null };
  const told = { kinds: ['gap'] as const, since: ago(500), toldAt: ago(300) };
  it('happens once, when it grows, every six hours, and at its end', () => {
    expect(alarmStep(quiet, [], now, times)).toBe('nothing');
    expect(alarmStep(quiet, ['gap'], now, times)).toBe('raise');
    expect(alarmStep(told, ['gap'], now, times)).toBe('nothing');
    expect(alarmStep(told, ['gap', 'silence'], now, times)).toBe('raise');
    expect(alarmStep({ ...told, toldAt: ago(361) }, ['gap'], now, times)).toBe('repeat');
    expect(alarmStep(told, [], now, times)).toBe('clear');
  });
});
