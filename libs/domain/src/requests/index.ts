export { managerRefusals, type DecidingManager } from './controller.js';
export { type LetterFact, type RequestFacts, type RequestInput, type TrackFacts } from './facts.js';
export { closingLetterRefusals, ladderFor, proofHandedIn } from './guards.js';
export { capacityOutlook, type CapacityOutlook, type DayLoad } from './capacity.js';
export { isLate } from './lateness.js';
export {
  answerKindOf,
  anythingTurnedDown,
  copyDelivered,
  copyFirstRefusals,
  erasureRefusals,
  givenRights,
  liftRestrictionRefusals,
  outcomeRefusals,
  overallOutcome,
} from './tracks.js';
export { repetitionOf, repetitionText, type EarlierRequest, type Repetition } from './repetition.js';
export {
  carriedOutRefusals,
  stepRefusals,
  stepsOf,
  stepUndoRefusals,
  trackSteps,
  type TrackProgress,
  type TrackStep,
} from './track-steps.js';
export {
  proposedTasks,
  trackTaskKinds,
  trackTaskTable,
  type TrackTask,
  type TrackTaskKind,
} from './track-tasks.js';
export {
  bounceActionOf,
  openRequestStates,
  requestActions,
  requestWorkflow,
  type RequestAction,
} from './workflow.js';
