export {
  allowedActions,
  apply,
  refuse,
  wrongState,
  type AllowedAction,
  type Applied,
  type Machine,
  type Refusal,
  type Transition,
} from './machine.js';
export { describeWorkflow, type WorkflowRow } from './describe.js';
export { problems } from './problems.js';
