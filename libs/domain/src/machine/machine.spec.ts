import { allowedActions, apply, refuse, type Machine } from './machine.js';
import { problems } from './problems.js';

type Door = 'open' | 'shut' | 'locked';
const door: Machine<Door, 'shut' | 'lock' | 'unlock' | 'slam', { keyHeld: boolean }, { note?: string }> = {
  name: 'door',
  states: ['open', 'shut', 'locked'],
  initial: 'open',
  final: ['locked'],
  transitions: [
    { action: 'shut', from: ['open'], to: 'shut', by: 'officer' },
    {
      action: 'lock',
      from: ['shut'],
      to: 'locked',
      by: 'officer',
      refuse: ({ keyHeld }) => (keyHeld ? [] : [refuse('no-key')]),
      refuseInput: ({ note }) => (note ? [] : [refuse('note-missing')]),
      asks: ['note'],
    },
    { action: 'unlock', from: ['locked'], to: 'shut', by: 'officer' },
    { action: 'slam', from: ['open'], to: 'shut', by: 'event' },
  ],
};

describe('a workflow', () => {
  it('gives the next state, or all the reasons at once', () => {
    expect(apply(door, 'shut', 'lock', { keyHeld: true }, { note: 'night' })).toEqual({
      ok: true,
      state: 'locked',
    });
    expect(apply(door, 'shut', 'lock', { keyHeld: false }, {})).toEqual({
      ok: false,
      refusals: [{ code: 'no-key' }, { code: 'note-missing' }],
    });
    expect(apply(door, 'open', 'lock', { keyHeld: true }, {})).toMatchObject({
      ok: false,
      refusals: [{ code: 'wrong-state' }],
    });
  });

  it('shows a refused action with its reason, and no event', () => {
    expect(allowedActions(door, 'shut', { keyHeld: false })).toEqual([
      { action: 'lock', allowed: false, refusals: [{ code: 'no-key' }], asks: ['note'] },
    ]);
    expect(allowedActions(door, 'open', { keyHeld: true }).map(({ action }) => action)).toEqual(['shut']);
  });

  it('that is sound has no problem', () => expect(problems(door)).toEqual([]));

  it('is found out when a state cannot be reached, cannot be left, is unknown, or an action is said twice', () => {
    const without = (action: string) => door.transitions.filter((one) => one.action !== action);
    expect(problems({ ...door, transitions: without('lock') })).toEqual([
      'unreachable state: locked',
      'dead end: open',
      'dead end: shut',
    ]);
    expect(problems({ ...door, states: ['open', 'shut'] })).toContain('unknown state: locked');
    expect(problems({ ...door, transitions: [...door.transitions, ...door.transitions] })).toContain(
      'said twice: lock from shut',
    );
  });
});
