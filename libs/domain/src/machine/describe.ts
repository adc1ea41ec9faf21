import { type Machine } from './machine.js';

/** One line of the printed table of a workflow. */
export interface WorkflowRow {
  readonly action: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: 'officer' | 'event';
  /** Whether the facts, or what is handed in, can refuse it. */
  readonly guarded: boolean;
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
    guarded: refuse !== undefined || refuseInput !== undefined,
    asks,
  }));
}
