/** What a mail is, for the person in charge of the mailbox. */
export const TRIAGE_CLASSES = [
  'subject-request',
  'authority-request',
  'privacy-enquiry',
  'supervisory-authority',
  'follow-up',
  'not-privacy',
] as const;
export type TriageClass = (typeof TRIAGE_CLASSES)[number];

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

export const NOT_PRIVACY_KINDS = [
  'support',
  'billing',
  'spam',
  'bounce',
  'auto-reply',
  'newsletter',
  'phishing',
  'other',
] as const;
export type NotPrivacyKind = (typeof NOT_PRIVACY_KINDS)[number];

export const TRIAGE_LANGUAGES = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'] as const;
export type TriageLanguage = (typeof TRIAGE_LANGUAGES)[number];

export const AUTHORITY_SIGNS = ['none', 'weak', 'strong'] as const;
export type AuthoritySign = (typeof AUTHORITY_SIGNS)[number];

export const CANDIDATE_STRENGTHS = ['weak', 'medium', 'strong'] as const;
export type CandidateStrength = (typeof CANDIDATE_STRENGTHS)[number];

/** Changes with every change of a rule, a weight or a threshold; stored with each suggestion. */
export const triageVersion = '2026.11.1';
