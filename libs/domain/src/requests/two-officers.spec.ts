import { apply, type Applied } from '../machine/machine.js';
import { requestStates, type RequestState } from '../words/requests.js';
import { managerRefusals } from './controller.js';
import { type LetterFact, type RequestFacts, type RequestInput } from './facts.js';
import { requestActions, requestWorkflow, type RequestAction } from './workflow.js';

/**
 * Every world that two officers and the post can bring about in a few steps, looked at one by one. The store is the real rule of
 * the desk: an act names the version it looked at, and one that somebody else replaced is refused; machine facts are read anew.
 */
type Officer = 'dpo' | 'manager';

interface World {
  readonly state: RequestState;
  readonly version: number;
  readonly waiting: RequestFacts['waiting'];
  readonly acknowledged: boolean;
  readonly identified: boolean;
  readonly outcome: 'granted' | 'refused' | null;
  /** Who set the outcome, and who put it to the manager. */
  readonly preparedBy: readonly Officer[];
  /** What the manager was asked about the outcome as it stands. */
  readonly controller: 'nothing' | 'asked' | 'decided';
  readonly letters: readonly LetterFact[];
  readonly answerQueued: boolean;
  readonly reopenedAt: string | null;
  readonly extended: boolean;
  /** Minutes since the start: what happens later is stamped later. */
  readonly minute: number;
}

const start: World = {
  state: 'received',
  version: 1,
  waiting: null,
  acknowledged: false,
  identified: false,
  outcome: null,
  preparedBy: [],
  controller: 'nothing',
  letters: [],
  answerQueued: false,
  reopenedAt: null,
  extended: false,
  minute: 0,
};
const stamp = (minute: number): string =>
  `2026-03-20T${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const factsOf = (world: World): RequestFacts => ({
  tracks: [
    {
      right: 'access',
      outcome: world.outcome,
      grounds: world.outcome === 'refused' ? ['excessive'] : [],
      reasons: world.outcome === 'refused' ? 'Third time this week.' : null,
    },
  ],
  identityReached: world.identified ? 'L2' : 'L0',
  waiting: world.waiting,
  acknowledged: world.acknowledged,
  letters: world.letters,
  minor: false,
  answerQueued: world.answerQueued,
  reopenedAt: world.reopenedAt,
  clock: {
    months: world.extended ? 3 : 1,
    firstLastDay: '2026-04-02',
    suspendedSince: world.waiting === 'identity' ? '2026-03-03' : null,
    silenceCloseFrom: world.waiting === 'identity' ? '2026-06-03' : null,
  },
  today: '2026-03-20',
  policy: { bounceWatchDays: 0 },
  controller: { asked: world.controller === 'asked', decided: world.controller === 'decided' },
});

const officers: readonly Officer[] = ['dpo', 'manager'];

/** The rule of the desk: the manager acts for the controller, and nothing was recorded that lets them decide alone. */
const mayNotDecide = (preparers: readonly Officer[]): boolean =>
  managerRefusals({ officerId: 'manager', actsForController: true, mayDecideAlone: false }, preparers)
    .length > 0;

const refusalWasDecided = ({ outcome, controller }: World): void => {
  if (outcome === 'refused') expect(controller).toBe('decided');
};

const input: RequestInput = {
  doubt: 'Another address',
  reasons: 'The request spans five mailboxes.',
  identityLevel: 'L2',
  proof: 'Signed-in session',
  waiting: 'counsel',
  note: 'See mail.',
};

/** What an act leaves behind, beside the state that the machine gives. */
function after(world: World, action: RequestAction, state: RequestState, by: Officer = 'dpo'): World {
  const minute = world.minute + 1;
  const base = { ...world, state, minute };
  switch (action) {
    case 'acknowledge':
      return { ...base, acknowledged: true };
    case 'ask-identity':
      return { ...base, waiting: 'identity' };
    case 'identity-received':
      return { ...base, identified: true, waiting: null };
    case 'identity-contradicted':
      return { ...base, identified: false };
    case 'ask-clarification':
      return { ...base, waiting: 'clarification' };
    case 'clarification-received':
    case 'resume':
      return { ...base, waiting: null };
    case 'wait':
      return { ...base, waiting: 'counsel' };
    case 'extend':
      return { ...base, extended: true };
    case 'set-outcome':
      return {
        ...base,
        outcome: world.outcome === 'granted' ? 'refused' : 'granted',
        preparedBy: world.outcome === 'granted' ? [by] : [],
        controller: 'nothing',
      };
    case 'put-to-controller':
      return {
        ...base,
        controller: 'asked',
        preparedBy: officers.filter((one) => one === by || world.preparedBy.includes(one)),
      };
    case 'decide-for-controller':
      return { ...base, controller: 'decided' };
    case 'decide':
      return { ...base, waiting: null };
    case 'answer':
      return { ...base, answerQueued: true };
    case 'letter-bounced':
      return {
        ...base,
        letters: world.letters.map((one) => ({ ...one, bouncedAt: one.bouncedAt ?? stamp(minute) })),
      };
    case 'reopen':
      return { ...base, reopenedAt: stamp(minute), outcome: null, preparedBy: [], controller: 'nothing' };
    default:
      return base;
  }
}

/** The letter leaves: the request is told first, then asked whether it moves. */
function posted(world: World): World {
  const sentAt = stamp(world.minute + 1);
  const letter: LetterFact = { kind: 'answer', sentAt, deliveredAt: null, bouncedAt: null };
  const told = {
    ...world,
    minute: world.minute + 1,
    answerQueued: false,
    letters: [...world.letters, letter],
  };
  const applied = apply(requestWorkflow, told.state, 'letter-sent', factsOf(told), {});
  return applied.ok ? { ...told, state: applied.state, version: told.version + 1 } : told;
}

interface Step {
  readonly from: World;
  readonly action: RequestAction;
  readonly to: World;
}

const tryIt = (world: World, action: RequestAction): Applied<RequestState> =>
  apply(requestWorkflow, world.state, action, factsOf(world), input);

/** An officer acts on what they saw: refused when it was replaced, refused when the machine says so. */
function act(
  world: World,
  action: RequestAction,
  seen: number,
  by: Officer = 'dpo',
): World | 'stale' | 'refused' {
  if (seen !== world.version) return 'stale';
  if (action === 'put-to-controller' && mayNotDecide([...world.preparedBy, by])) return 'refused';
  if (action === 'decide-for-controller' && (by !== 'manager' || mayNotDecide(world.preparedBy)))
    return 'refused';
  const applied = tryIt(world, action);
  return applied.ok ? { ...after(world, action, applied.state, by), version: world.version + 1 } : 'refused';
}

/** Acts in which it matters who does them; all others are the DPO's here. */
const personal: readonly RequestAction[] = ['set-outcome', 'put-to-controller', 'decide-for-controller'];
const byEvent = new Set(
  requestWorkflow.transitions.filter(({ by }) => by === 'event').map(({ action }) => action),
);
const officerActions = requestActions.filter((action) => !byEvent.has(action));

const keyOf = ({ version: _v, minute: _m, letters, reopenedAt, ...rest }: World): string =>
  JSON.stringify([
    rest,
    letters
      .map(({ sentAt, bouncedAt }) => [bouncedAt !== null, reopenedAt !== null && sentAt <= reopenedAt])
      .slice(-2),
    reopenedAt !== null,
  ]);

/** Every world reachable from the first, and every step between them. */
function explore(): { worlds: World[]; steps: Step[] } {
  const known = new Map([[keyOf(start), start]]);
  const steps: Step[] = [];
  for (const from of known.values()) {
    const nexts: [RequestAction, World][] = officerActions.flatMap((action) =>
      officers
        .filter((by) => by === 'dpo' || personal.includes(action))
        .flatMap((by) => {
          const to = act(from, action, from.version, by);
          return typeof to === 'string' ? [] : [[action, to] as [RequestAction, World]];
        }),
    );
    if (from.answerQueued) nexts.push(['letter-sent', posted(from)]);
    if (from.letters.some(({ bouncedAt }) => bouncedAt === null)) {
      const applied = tryIt(from, 'letter-bounced');
      if (applied.ok) nexts.push(['letter-bounced', after(from, 'letter-bounced', applied.state)]);
    }
    for (const [action, to] of nexts) {
      steps.push({ from, action, to });
      if (!known.has(keyOf(to))) known.set(keyOf(to), to);
    }
  }
  return { worlds: [...known.values()], steps };
}

describe('two officers at once', () => {
  const { worlds, steps } = explore();

  it('can bring about every state, and thousands of steps are looked at', () => {
    expect(new Set(worlds.map(({ state }) => state))).toEqual(new Set(requestStates));
    expect(steps.length).toBeGreaterThan(1000);
  });

  it('reach no state without its guard', () => {
    for (const { from, action, to } of steps) {
      if (to.state === from.state) continue;
      if (to.state === 'decided' && action === 'decide') {
        expect(from.outcome).not.toBeNull();
        expect(from.outcome === 'refused' || from.identified).toBe(true);
      }
      if (to.state === 'answered') {
        expect(from.state).toBe('decided');
        expect(to.letters.at(-1)).toMatchObject({ kind: 'answer', bouncedAt: null });
      }
      if (to.state === 'closed') {
        const answer = from.letters.at(-1);
        expect([from.state, answer?.bouncedAt]).toEqual(['answered', null]);
        expect(from.reopenedAt === null || String(answer?.sentAt) > from.reopenedAt).toBe(true);
      }
      if (to.state === 'decided' || to.state === 'answered') refusalWasDecided(to);
      if (to.state === 'withdrawn') expect(from.answerQueued).toBe(false);
    }
  });

  it('bring about no refusal that the manager did not decide, nor one that they prepared themselves', () => {
    const decisions = steps.filter(({ action }) => action === 'decide-for-controller');
    expect(decisions.length).toBeGreaterThan(0);
    for (const { from } of decisions) expect(from.preparedBy).toEqual(['dpo']);
    for (const world of worlds) if (['decided', 'answered'].includes(world.state)) refusalWasDecided(world);
    expect(worlds.some(({ state, outcome }) => state === 'answered' && outcome === 'refused')).toBe(true);
  });

  it('extend once at most, and never when everything is refused', () => {
    for (const { from, action } of steps) {
      if (action !== 'extend') continue;
      expect([from.extended, from.outcome]).not.toEqual([true, expect.anything()]);
      expect(from.outcome).not.toBe('refused');
    }
  });

  it('lose no act: of two that saw the same, one is done and the other is told', () => {
    let [pairs, overwritten] = [0, 0];
    for (const world of worlds)
      for (const first of officerActions) {
        const one = act(world, first, world.version);
        if (typeof one === 'string') continue;
        for (const second of officerActions) {
          pairs += 1;
          // The second officer looked at the same page: whatever they press, the first one's act stands.
          if (act(one, second, world.version) !== 'stale') overwritten += 1;
        }
      }
    expect([pairs > 5000, overwritten]).toEqual([true, 0]);
  });

  it('would lose some if the page they saw did not count: the guard is needed, and it is this one', () => {
    const undone = worlds.filter((world) => {
      const one = act(world, 'set-outcome', world.version);
      const two = typeof one === 'string' ? one : act(one, 'set-outcome', one.version);
      return typeof two !== 'string' && two.outcome === world.outcome && world.outcome !== null;
    });
    expect(undone.length).toBeGreaterThan(0);
  });

  it('bring nothing about by acting one after the other that one officer could not', () => {
    const reachable = new Set(worlds.map(keyOf));
    const strange = steps.filter(({ to }) => !reachable.has(keyOf(to)));
    expect(strange).toEqual([]);
  });

  it('are never stuck while an answer is owed: something can always be done', () => {
    for (const world of worlds)
      if (['received', 'assessing', 'decided'].includes(world.state))
        expect(officerActions.some((action) => tryIt(world, action).ok) || world.answerQueued).toBe(true);
  });
});
