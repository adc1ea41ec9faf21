import { type Machine } from './machine.js';

type AnyMachine = Pick<Machine<string, string, never, never>, 'states' | 'initial' | 'final'> & {
  readonly transitions: readonly {
    readonly action: string;
    readonly from: readonly string[];
    readonly to: string;
  }[];
};

/** What is wrong with the shape of a workflow, in words; a sound one has nothing to say. */
export function problems(machine: AnyMachine): string[] {
  return [
    ...unknownStates(machine),
    ...ambiguousActions(machine),
    ...unreachableStates(machine),
    ...deadEnds(machine),
  ];
}

function unknownStates({ states, initial, final, transitions }: AnyMachine): string[] {
  const named = [initial, ...final, ...transitions.flatMap(({ from, to }) => [...from, to])];
  return [...new Set(named)]
    .filter((state) => state !== 'same' && !states.includes(state))
    .map((state) => `unknown state: ${state}`);
}

function ambiguousActions({ transitions }: AnyMachine): string[] {
  const pairs = transitions.flatMap(({ action, from }) => from.map((state) => `${action} from ${state}`));
  return [...new Set(pairs.filter((pair, at) => pairs.indexOf(pair) !== at))].map(
    (pair) => `said twice: ${pair}`,
  );
}

function unreachableStates(machine: AnyMachine): string[] {
  const reached = reach(machine, [machine.initial]);
  return machine.states.filter((state) => !reached.has(state)).map((state) => `unreachable state: ${state}`);
}

/** A state that is not final and from which no final state can be reached. */
function deadEnds(machine: AnyMachine): string[] {
  return machine.states
    .filter((state) => !machine.final.some((end) => reach(machine, [state]).has(end)))
    .map((state) => `dead end: ${state}`);
}

function reach({ transitions }: AnyMachine, from: readonly string[]): Set<string> {
  const reached = new Set(from);
  for (const state of reached)
    for (const transition of transitions)
      if (transition.to !== 'same' && transition.from.includes(state)) reached.add(transition.to);
  return reached;
}
