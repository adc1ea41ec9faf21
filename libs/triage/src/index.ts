export {
  ACCOUNT_DIRECTORY,
  type AccountDirectory,
  type LookedUpDirectory,
  type LookUp,
} from './accounts/account-directory.js';
export { acceptableSuggestions, type Acceptable } from './decisions/acceptable.query.js';
export { acceptSuggestions, undoBatch, type Accepted } from './decisions/accept-suggestions.js';
export { exportDecisions } from './decisions/export-decisions.js';
export type { TriageDecision } from './decisions/keep-decision.js';
export { leadingAmong } from './decisions/leading-suggestion.query.js';
export {
  listDecisions,
  type DecisionFilter,
  type DecisionListQuery,
  type DecisionRow,
} from './decisions/list-decisions.query.js';
export { triageMatrix, type TriageMatrix } from './decisions/triage-matrix.query.js';
export { MAIL_MOVER, type MailMover, type MailToMove } from './pass-on/mail-mover.js';
export { recordBouncedPassOn } from './pass-on/bounced-pass-on.js';
export {
  passOnTargets,
  removePassOnTarget,
  setPassOnTarget,
  type NewPassOnTarget,
  type PassOnTarget,
} from './pass-on/pass-on-targets.js';
export { passOnCounts, passOnOfTicket, type PassOnCount, type PassOnRow } from './pass-on/pass-on.query.js';
export { PassOnModule } from './pass-on/pass-on.module.js';
export { retryPassOn } from './pass-on/retry-pass-on.js';
export { ProcessMessage } from './process/process-message.js';
export { TakeByHand } from './process/take-by-hand.js';
export {
  addNote,
  assignTicket,
  closeTicket,
  markRead,
  reopenTicket,
  setTags,
} from './tickets/annotate-ticket.js';
export { attachFile, readAttachedFile } from './tickets/attach-file.js';
export { confirmTriage, undoTriage } from './tickets/confirm-triage.js';
export { handOverTicket, releaseTicket } from './tickets/hand-over.js';
export { decideProposal, linkTickets, mergeTickets, unlinkTickets } from './tickets/join-tickets.js';
export {
  listTickets,
  ticketRow,
  type TicketFilter,
  type TicketListQuery,
  type TicketRow,
} from './tickets/list-tickets.query.js';
export { moveMessage } from './tickets/move-message.js';
export { searchDesk, type SearchHit } from './tickets/search-desk.query.js';
export { actingOfficer, seenTicket, type SeenTicket } from './tickets/seen-ticket.js';
export { suggestionsOf, type StoredSuggestion } from './tickets/suggestions.query.js';
export { addTask, setTaskDone, type NewTask } from './tickets/tasks.js';
export { ticketParts, type TicketParts } from './tickets/ticket-parts.query.js';
export { undoMerge } from './tickets/undo-merge.js';
export { TriageModule } from './triage.module.js';
