export { actOnRequest, type ActionInput } from './act-on-request.js';
export { assignRequest, assignRequests } from './assign-requests.js';
export { assignTrack } from './assign-track.js';
export { setTrackScope } from './set-track-scope.js';
export { earlierOfTicket, type EarlierView } from './earlier-requests.query.js';
export { deciderOf, deciderRefusals } from './controller-decision.js';
export { decideForController, type ControllerVerdict } from './decide-for-controller.js';
export { putToController } from './put-to-controller.js';
export { recordTrackStep, type TrackStepInput } from './record-track-step.js';
export { tracksDigest } from './track-digest.js';
export { addTrackTask } from './track-tasks.js';
export { decideComplaint } from './decide-complaint.js';
export { openComplaint, type OpenComplaint } from './open-complaint.query.js';
export { homeView, type HomeFigures } from './home-view.query.js';
export { letterKindRefusals } from './letter-kind-refusals.js';
export {
  listRequests,
  requestColumns,
  type RequestFilter,
  type RequestListQuery,
  type RequestRow,
} from './list-requests.query.js';
export { openAccepted } from './open-accepted.js';
export { acknowledgementRefusals, firstMessage } from './first-message.js';
export { openRequest, type OpenRequest } from './open-request.js';
export { askIdentityDocument, type DocumentAsked } from './identity/ask-document.js';
export {
  checkIdentityDocument,
  readIdentityDocument,
  type DocumentChecked,
  type ReadDocument,
} from './identity/check-document.js';
export { destroyDueDocuments } from './identity/destroy-documents.js';
export { documentResults } from './identity/identity-document.query.js';
export { documentAskedFor } from './identity/page-link.js';
export { openPage, type OpenPage } from './identity/page-token.js';
export { DOCUMENT_BYTES, receiveIdentityDocument } from './identity/receive-document.js';
export { standingOf } from './identity/standing.js';
export { type IdentityPanel, type ProposedStep } from './identity/identity-panel.query.js';
export { resumeStops, stopMailings, type MailingPlatform, type MailingRefusal } from './stop-mailings.js';
export { askAgainToStop } from './ask-again-to-stop.js';
export { openStops, type OpenStop } from './mailing-stop.query.js';
export { OfficerMail, type Addressee, type Notice } from './officer-mail.js';
export { recordOverdueCause, type CauseOfLateness } from './record-overdue-cause.js';
export { recordFact, type RequestFact } from './record-fact.js';
export { type ReminderStage } from './reminders.js';
export { RemindRequest } from './remind-request.js';
export { RemindTasks } from './remind-tasks.js';
export {
  factsOfRequest,
  factsOfTicket,
  requestsOfTicket,
  type RequestFactEntry,
  type RequestOfTicket,
} from './request-facts.query.js';
export { lockRequest, seenRequest, type RequestRecord, type StoredFact } from './request-record.js';
export { requestDetails, type RequestDetails } from './request-view.query.js';
export { requesterAtOpening, type OpeningRequester } from './propose-requester.js';
export {
  letterAddressOf,
  requesterDetails,
  requesterLetterRefusals,
  type RequesterDetails,
} from './requester-view.js';
export { setRequester, type RequesterDecision } from './set-requester.js';
export { RequestsModule } from './requests.module.js';
export { setTrackOutcome, type TrackDecision } from './set-track-outcome.js';
export { sweepRequests, type SweepOptions } from './sweep-requests.js';
export { extendedUntil, whatIfRequest } from './what-if.js';
export { previewRuleSet, type MovedRequest, type RuleSetImpact } from './preview-rule-set.js';
export { actOnBreach, type BreachActInput } from './breaches/act-on-breach.js';
export { seenBreach, type BreachRecord } from './breaches/breach-record.js';
export { describeBreach, type BreachEdit } from './breaches/describe-breach.js';
export {
  breachDetails,
  breachesOfTicket,
  breachRegister,
  listBreaches,
  type BreachDetails,
  type BreachFactEntry,
  type BreachListQuery,
  type BreachRow,
} from './breaches/list-breaches.query.js';
export { openBreach, type NewBreach } from './breaches/open-breach.js';
export { RemindBreach } from './breaches/remind-breach.js';
export {
  actOnEnquiry,
  editEnquiry,
  type EnquiryActInput,
  type EnquiryEdit,
} from './enquiries/act-on-enquiry.js';
export { answerOf, seenEnquiry, type EnquiryRecord } from './enquiries/enquiry-record.js';
export { handOverFile, type HandedItem, type HandOver } from './enquiries/hand-over-file.js';
export {
  enquiryDetails,
  enquiryOfTicket,
  listEnquiries,
  type EnquiryDetails,
  type EnquiryListQuery,
  type EnquiryRow,
} from './enquiries/list-enquiries.query.js';
export { recordEnquiryLetter, type EnquiryLetter } from './enquiries/record-enquiry-letter.js';
export { RemindEnquiries } from './enquiries/remind-enquiries.js';
export { settleEnquiry, sweepEnquiries } from './enquiries/settle-enquiry.js';
