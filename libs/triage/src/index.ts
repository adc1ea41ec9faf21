export { ACCOUNT_DIRECTORY, type AccountDirectory } from './accounts/account-directory.js';
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
export { confirmTriage, undoTriage, type TriageDecision } from './tickets/confirm-triage.js';
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
