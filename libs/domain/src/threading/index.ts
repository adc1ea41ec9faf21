export { afterAnswer, type AfterAnswer } from './after-answer.js';
export {
  placeMessage,
  proposalReasons,
  type Placement,
  type PlacementFacts,
  type ProposalReason,
  type TicketLead,
} from './place-message.js';
export { continuesSubject, isForwarded } from './subject.js';
