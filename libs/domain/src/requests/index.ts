export { type LetterFact, type RequestFacts, type RequestInput, type TrackFacts } from './facts.js';
export { closingLetterRefusals, ladderFor, proofHandedIn } from './guards.js';
export { capacityOutlook, type CapacityOutlook, type DayLoad } from './capacity.js';
export { isLate } from './lateness.js';
export {
  answerKindOf,
  anythingTurnedDown,
  erasureRefusals,
  liftRestrictionRefusals,
  outcomeRefusals,
  overallOutcome,
} from './tracks.js';
export {
  bounceActionOf,
  openRequestStates,
  requestActions,
  requestWorkflow,
  type RequestAction,
} from './workflow.js';
