export {
  clockStates,
  identityLevels,
  pauseGrounds,
  requestStates,
  rights,
  trackOutcomes,
  overdueCauses,
  waitingReasons,
  type ClockState,
  type IdentityLevel,
  type PauseGround,
  type RequestState,
  type Right,
  type TrackOutcome,
  type OverdueCause,
  type WaitingReason,
} from './requests.js';
export {
  channelKinds,
  mailboxGapReasons,
  mailboxAsksForToken,
  mailboxPasswordVariable,
  mailboxSignIns,
  mailboxTokenUrl,
  messageClasses,
  notPrivacySubclasses,
  ticketStates,
  type ChannelKind,
  type MailboxGapReason,
  type MailboxSignIn,
  type MessageClass,
  type NotPrivacySubclass,
  type TicketState,
} from './messages.js';
export {
  letterKinds,
  letterLanguages,
  type LetterKind,
  type LetterLanguage,
  type Wording,
} from './letters.js';
export { PASS_ON_DELAY_DAYS, passOnStates, passOnWays, type PassOnState, type PassOnWay } from './pass-on.js';
export { attachmentWarnings, contentKinds, type AttachmentWarning, type ContentKind } from './attachments.js';
export {
  requesterKinds,
  requesterPapers,
  selfServicePaths,
  type RequesterKind,
  type RequesterPaper,
  type SelfServicePath,
} from './requesters.js';
export { roles, type Role } from './staff.js';
export {
  refusalGroundTable,
  refusalGrounds,
  dpvCodesOf,
  dpvJustifications,
  refusalGroundsFor,
  type RefusalGround,
  type RefusalGroundRow,
} from './refusal-grounds.js';
export { enumerate, outcomeNames, rightNames } from './names.js';
export {
  breachKinds,
  breachNatures,
  breachStates,
  notifyDecisions,
  tellDecisions,
  tellingWays,
  type BreachKind,
  type BreachNature,
  type BreachState,
  type NotifyDecision,
  type TellDecision,
  type TellingWay,
} from './breaches.js';
export {
  dueSources,
  enquiryKinds,
  enquiryStates,
  handedKinds,
  type DueSource,
  type EnquiryKind,
  type EnquiryState,
  type HandedKind,
} from './enquiries.js';
