// What a mail is, and what it is when it is none of the desk's business: the words of the whole desk.
export {
  messageClasses as TRIAGE_CLASSES,
  notPrivacySubclasses as NOT_PRIVACY_KINDS,
  type MessageClass as TriageClass,
  type NotPrivacySubclass as NotPrivacyKind,
} from '../words/messages.js';

/** Rights a mail may exercise; one mail may exercise several. */
export const TRIAGE_RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'consent-withdrawal',
  'post-mortem',
] as const;
export type TriageRight = (typeof TRIAGE_RIGHTS)[number];

export const TRIAGE_LANGUAGES = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'] as const;
export type TriageLanguage = (typeof TRIAGE_LANGUAGES)[number];

export const AUTHORITY_SIGNS = ['none', 'weak', 'strong'] as const;
export type AuthoritySign = (typeof AUTHORITY_SIGNS)[number];

export const CANDIDATE_STRENGTHS = ['weak', 'medium', 'strong'] as const;
export type CandidateStrength = (typeof CANDIDATE_STRENGTHS)[number];

/** Changes with every change of a rule, a word of the lexicon, a weight of a rule or a threshold. */
export const rulesVersion = '2026.11.2';

/** What is stored with each suggestion: the version of rules and lexicon, and of the model that joined them. */
export const versionWith = (model: string | null): string =>
  model === null ? rulesVersion : `${rulesVersion}+model.${model}`;
