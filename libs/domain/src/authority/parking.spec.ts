import { allowedActions, apply } from '../machine/machine.js';
import { problems } from '../machine/problems.js';
import { authorityActions, authorityDueAlert, authorityFileStates, authorityParking } from './parking.js';

const facts = { acknowledged: false, dueAt: null };

describe('an authority file', () => {
  it('has a sound workflow', () => expect(problems(authorityParking)).toEqual([]));

  it('can only be acknowledged, parked and dated: nothing discloses, nothing refuses', () => {
    expect([...authorityActions]).toEqual(['acknowledge', 'park', 'set-due-date', 'clear-due-date']);
    for (const state of authorityFileStates)
      for (const { action } of allowedActions(authorityParking, state, facts))
        expect(authorityActions).toContain(action);
  });

  it('is acknowledged once, before or after it is parked', () => {
    expect(apply(authorityParking, 'received', 'acknowledge', facts, {})).toEqual({
      ok: true,
      state: 'acknowledged',
    });
    expect(apply(authorityParking, 'parked', 'acknowledge', facts, {})).toEqual({
      ok: true,
      state: 'parked',
    });
    const again = apply(authorityParking, 'parked', 'acknowledge', { ...facts, acknowledged: true }, {});
    expect(again).toMatchObject({ ok: false, refusals: [{ code: 'already-acknowledged' }] });
  });

  it('pages when a typed due date nears', () => {
    expect(authorityDueAlert(null, '2026-09-01')).toBe('none');
    expect(authorityDueAlert('2026-09-11T10:00', '2026-09-07')).toBe('none');
    expect(authorityDueAlert('2026-09-11T10:00', '2026-09-08')).toBe('near');
    expect(authorityDueAlert('2026-09-11T10:00', '2026-09-12')).toBe('late');
  });
});
