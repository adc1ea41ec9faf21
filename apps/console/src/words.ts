import type {
  ChannelView,
  LetterView,
  MessageView,
  OfficerView,
  RequesterView,
  RequestRow,
  RequestView,
  RetentionFile,
  Suggestion,
  TicketRow,
  TrackView,
} from '#contracts';

/**
 * The word lists of the contract, in the order in which the console shows them. Types only are taken from the
 * contract, so that its schemas stay out of the bundle; a word missing here does not compile.
 */
const all =
  <Word extends string>() =>
  <const List extends readonly Word[]>(
    list: List & ([Word] extends [List[number]] ? unknown : never),
  ): List =>
    list;

/** How the desk itself closes a ticket; an officer may type other words. */
export const closings = ['answered', 'closed-without-answer', 'withdrawn', 'not-privacy'] as const;

export const rights = all<TrackView['right']>()([
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'objection-marketing',
  'consent-withdrawal',
  'post-mortem',
]);
export const messageClasses = all<Suggestion['class']>()([
  'subject-request',
  'authority-request',
  'privacy-enquiry',
  'supervisory-authority',
  'follow-up',
  'not-privacy',
]);
export const notPrivacyKinds = all<NonNullable<Suggestion['notPrivacyKind']>>()([
  'support',
  'billing',
  'spam',
  'bounce',
  'auto-reply',
  'newsletter',
  'phishing',
  'other',
]);
export const requestStates = all<RequestRow['state']>()([
  'received',
  'assessing',
  'decided',
  'answered',
  'closed',
  'withdrawn',
]);
export const waitingReasons = all<NonNullable<RequestRow['waiting']>>()([
  'identity',
  'clarification',
  'platform',
  'recipient',
  'counsel',
  'second-officer',
]);
export const overdueCauses = all<NonNullable<RequestRow['overdueCause']>>()([
  'found-late',
  'identity',
  'workload',
  'complexity',
  'platform',
  'recipient',
  'absence',
  'oversight',
  'other',
]);
export const outcomes = all<NonNullable<TrackView['outcome']>>()([
  'granted',
  'partly',
  'refused',
  'not-applicable',
]);
export const identityLevels = all<RequestRow['identityLevel']>()(['L0', 'L1', 'L2', 'L3', 'L4', 'L5']);
/** What an officer records as seen; a contradiction is an act of its own. */
export const proofKinds = all<Exclude<RequestView['identity']['proofs'][number]['kind'], 'contradiction'>>()([
  'authenticated-mail',
  'account-link',
  'options-form',
  'no-risk-sign',
  'second-factor',
  'names-and-birth-date',
  'recovery-challenge',
  'history-fact',
  'officer-check',
  'document',
  'mandate',
  'parental-authority',
  'heirship',
]);
export const ticketStates = all<TicketRow['state']>()(['open', 'waiting', 'closed']);
export const roles = all<OfficerView['roles'][number]>()([
  'support',
  'dpo',
  'counsel',
  'auditor',
  'administrator',
]);
export const postingKinds = all<NonNullable<LetterView['posting']>['kind']>()([
  'registered',
  'tracked',
  'ordinary',
  'by-hand',
]);

export const letterKinds = all<LetterView['kind']>()([
  'acknowledgement',
  'identity-question',
  'clarification-question',
  'papers-question',
  'extension',
  'answer',
  'refusal',
  'closing-without-answer',
  'authority-acknowledgement',
  'enquiry-answer',
  'supervisory-answer',
]);
export const letterStates = all<LetterView['state']>()([
  'draft',
  'queued',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'discarded',
]);
export const letterLanguages = all<LetterView['language']>()(['fr', 'en', 'de', 'es', 'it', 'nl', 'pt']);
export const requesterKinds = all<RequesterView['kind']>()([
  'person',
  'minor',
  'parent',
  'agent',
  'lawyer',
  'heir',
  'directives-executor',
  'outsider',
]);
export const audiences = all<LetterView['audience']>()(['adult', 'minor']);
export const channelKinds = all<ChannelView['kind']>()(['imap', 'smtp', 'import', 'manual']);
export const directions = all<MessageView['direction']>()(['in', 'out']);
export const languages = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt', 'other'] as const;

export const retentionKinds = all<RetentionFile['kind']>()([
  'rights-file',
  'mailing-refusal',
  'authority-file',
  'other-ticket',
]);
