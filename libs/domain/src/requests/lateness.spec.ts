import { isLate } from './lateness.js';

describe('lateness', () => {
  const dueOn = '2026-04-07';
  const open = { state: 'assessing', dueOn, endedOn: null } as const;

  it('begins on the day after the last day', () => {
    expect(isLate(open, '2026-04-07')).toBe(false);
    expect(isLate(open, '2026-04-08')).toBe(true);
  });

  it('stays with an answer that left late, and never comes to one that left in time', () => {
    expect(isLate({ state: 'closed', dueOn, endedOn: '2026-04-09' }, '2026-06-01')).toBe(true);
    expect(isLate({ state: 'closed', dueOn, endedOn: '2026-04-07' }, '2026-06-01')).toBe(false);
    expect(isLate({ state: 'withdrawn', dueOn, endedOn: '2026-04-01' }, '2026-06-01')).toBe(false);
  });

  it('is measured against today again once the answer came back', () => {
    expect(isLate({ state: 'decided', dueOn, endedOn: '2026-04-01' }, '2026-04-08')).toBe(true);
  });
});
