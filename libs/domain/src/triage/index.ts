export { triage } from './triage.js';
export { shippedModel } from './model/shipped.js';
export type { LinearModel } from './model/linear-model.js';
export { automaticReplyHindrances } from './automatic.js';
export { directoryOf, MAILO_DOMAINS } from './directory.js';
export { addressesIn } from './accounts.js';
export { detectLanguage, type LanguageGuess } from './language.js';
export { RIGHT_THRESHOLD } from './rights.js';
export {
  AUTHORITY_SIGNS,
  CANDIDATE_STRENGTHS,
  NOT_PRIVACY_KINDS,
  TRIAGE_CLASSES,
  TRIAGE_LANGUAGES,
  TRIAGE_RIGHTS,
  rulesVersion,
  versionWith,
  type AuthoritySign,
  type CandidateStrength,
  type NotPrivacyKind,
  type TriageClass,
  type TriageLanguage,
  type TriageRight,
} from './vocabulary.js';
export type {
  AccountCandidate,
  DirectoryAccount,
  MailFacts,
  TriageAddress,
  TriageDirectory,
  TriageEvidence,
  TriageFlags,
  TriageHistoryEntry,
  TriageScope,
  TriageSegment,
  TriageSuggestion,
} from './facts.js';
