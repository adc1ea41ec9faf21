import { deadlineStateCases as states } from '#domain/testing';
import { runRules } from './rules.js';

const good = { id: 'D35', receivedAt: '2026-03-06T10:00', months: 1, pauseDays: 0, calendar: 'FR' };
const rules = (cases: unknown, ...args: string[]) =>
  runRules(args.length > 0 ? args : ['deadline'], () =>
    typeof cases === 'string' ? cases : JSON.stringify(cases),
  );

describe('rules -- deadline', () => {
  it('answers in the order it was asked, with exactly the fields it promises', () => {
    const alsace = {
      ...good,
      id: 'D06',
      receivedAt: '2025-11-25T10:00',
      calendar: 'FR-alsace-moselle',
      why: 'switch on',
    };
    const { exitCode, stdout, stderr } = rules([good, alsace]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual([
      { id: 'D35', receiptDay: '2026-03-06', rawLastDay: '2026-04-06', lastDay: '2026-04-07' },
      { id: 'D06', receiptDay: '2025-11-25', rawLastDay: '2025-12-25', lastDay: '2025-12-29' },
    ]);
  });

  it('answers nothing to nothing', () => expect(JSON.parse(rules([]).stdout)).toEqual([]));

  it.each([
    ['no JSON', 'the input is not JSON', '{'],
    ['no input', 'the input is empty', ' \n'],
    ['no array', 'the input must be an array', { cases: [] }],
    ['a case that is none', 'case 2: must be an object', [good, null]],
    ['a day that does not exist', 'case 1 (D35): receivedAt', [{ ...good, receivedAt: '2026-02-30T10:00' }]],
    ['an hour that does not exist', 'receivedAt', [{ ...good, receivedAt: '2026-02-20T25:00' }]],
    ['half a month', 'months', [{ ...good, months: 1.5 }]],
    ['a negative pause', 'pauseDays', [{ ...good, pauseDays: -1 }]],
    ['an unknown calendar', 'calendar must be FR or FR-alsace-moselle', [{ ...good, calendar: 'DE' }]],
    ['a case without name', 'case 1: id', [{ ...good, id: undefined }]],
  ])('refuses %s, says what is wrong and prints no answer', (_what, message, cases) => {
    const { exitCode, stdout, stderr } = rules(cases);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names every bad case at once', () => {
    const { stderr } = rules([{ ...good, months: 0 }, good, { ...good, id: 'X', calendar: '' }]);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
});

describe('a case of facts', () => {
  it.each(states.map((one) => [one.id, one.why, one] as const))('%s: %s', (id, _why, one) => {
    const { exitCode, stdout, stderr } = rules([{ id, ...one.case }]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect((JSON.parse(stdout) as unknown[])[0]).toMatchObject({ id, ...one.expected });
  });

  it('is refused with the field that is wrong', () => {
    const { stderr } = rules([{ id: 'X', receivedAt: '2026-02-30', today: '2026-03-01' }]);
    expect(stderr).toContain('case 1 (X): receivedAt must be a date and time that exists');
    const pause = { ground: 'weather', askedAt: '2026-03-01', because: null, answeredAt: null };
    expect(
      rules([{ id: 'X', receivedAt: '2026-02-20', today: '2026-03-01', pauses: [pause] }]).stderr,
    ).toContain('pauses.0.ground');
  });
});

describe('other rule families', () => {
  it.each(['requisition', 'erasure'])('%s is not available in this version', (family) => {
    expect(rules([], family)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `rules: ${family} is not available in this version\n`,
    });
  });

  it('an unknown one is told so, with the usage', () => {
    expect(rules([], 'weather').stderr).toContain('usage: npm run --silent rules -- deadline');
    expect(runRules([], () => '').exitCode).toBe(2);
  });
});
