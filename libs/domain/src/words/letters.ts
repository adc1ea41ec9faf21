/** Outgoing messages with legal content. */
export const letterKinds = [
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
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Languages in which the desk writes. */
export const letterLanguages = ['fr', 'en'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** A sentence in every language in which the desk writes. */
export type Wording = Readonly<Record<LetterLanguage, string>>;
