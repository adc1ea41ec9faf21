/** Why something is refused: a stable code, and what a sentence about it needs. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Writes a refusal. */
export function refuse<Code extends string>(
  code: Code,
  params?: Readonly<Record<string, unknown>>,
): Refusal<Code> {
  return params === undefined ? { code } : { code, params };
}

/** One named action of a workflow. */
export interface Transition<State extends string, Action extends string, Facts, Input> {
  readonly action: Action;
  readonly from: readonly State[];
  /** The state it leads to; `same` for an act that changes facts but not the state. */
  readonly to: State | 'same';
  /** An officer presses it, or the desk is told of it (a letter left, a letter bounced). */
  readonly by: 'officer' | 'event';
  /** What the facts say against it; all reasons at once. */
  readonly refuse?: (facts: Facts) => readonly Refusal[];
  /** What is wrong or missing in what came with it; asked only when it is pressed. */
  readonly refuseInput?: (input: Input, facts: Facts) => readonly Refusal[];
  /** What it asks for, by name; for the officer's form and the printed table. */
  readonly asks?: readonly (keyof Input & string)[];
}

/** A workflow: a table of named actions over facts. */
export interface Machine<State extends string, Action extends string, Facts, Input> {
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: State;
  /** States in which work may rest for good. */
  readonly final: readonly State[];
  readonly transitions: readonly Transition<State, Action, Facts, Input>[];
}

export type Applied<State extends string> =
  | { readonly ok: true; readonly state: State }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The refusal of an action that the present state does not know. */
export const wrongState = 'wrong-state';

/** The state after an action, or every reason why it is refused. */
export function apply<State extends string, Action extends string, Facts, Input>(
  machine: Machine<State, Action, Facts, Input>,
  state: State,
  action: NoInfer<Action>,
  facts: Facts,
  input: Input,
): Applied<State> {
  const transition = machine.transitions.find((one) => one.action === action && one.from.includes(state));
  if (!transition) return { ok: false, refusals: [refuse(wrongState, { state, action })] };
  const refusals = [...(transition.refuse?.(facts) ?? []), ...(transition.refuseInput?.(input, facts) ?? [])];
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, state: transition.to === 'same' ? state : transition.to };
}

export interface AllowedAction<Action extends string> {
  readonly action: Action;
  readonly allowed: boolean;
  readonly refusals: readonly Refusal[];
  readonly asks: readonly string[];
}

/** The officer's actions of the present state, each allowed or refused with its reasons. */
export function allowedActions<State extends string, Action extends string, Facts, Input>(
  machine: Machine<State, Action, Facts, Input>,
  state: State,
  facts: Facts,
): AllowedAction<Action>[] {
  return machine.transitions
    .filter((transition) => transition.by === 'officer' && transition.from.includes(state))
    .map(({ action, refuse: guard, asks = [] }) => {
      const refusals = guard?.(facts) ?? [];
      return { action, allowed: refusals.length === 0, refusals, asks };
    });
}
