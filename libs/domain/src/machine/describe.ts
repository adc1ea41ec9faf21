import { type Machine } from './machine.js';

/** One line of the printed table of a workflow. */
export interface WorkflowRow {
  readonly action: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: 'officer' | 'event';
  /** The rules that can refuse it, by the name of their function. */
  readonly guards: readonly string[];
  readonly asks: readonly string[];
}

/** A workflow as rows that a script prints. */
export function describeWorkflow<State extends string, Action extends string, Facts, Input>(
  machine: Machine<State, Action, Facts, Input>,
): WorkflowRow[] {
  return machine.transitions.map(({ action, from, to, by, refuse, refuseInput, asks = [] }) => ({
    action,
    from,
    to,
    by,
    guards: [refuse, refuseInput].flatMap((guard) => (guard?.name ? [guard.name] : [])),
    asks,
  }));
}
