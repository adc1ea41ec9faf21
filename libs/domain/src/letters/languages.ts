import { type LetterKind } from '../words/letters.js';
import { type IdentityLevel, type Right, type TrackOutcome } from '../words/requests.js';
import { type RefusalGround } from '../words/refusal-grounds.js';
import { type RequesterPaper, type SelfServicePath } from '../words/requesters.js';
import { type AccessBlock } from './access-blocks.js';

/** Languages in which a person can be answered; the desk itself speaks French and English (`letterLanguages`). */
export const readerLanguages = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'] as const;
export type ReaderLanguage = (typeof readerLanguages)[number];

/**
 * For whom a letter is worded: a child is answered in short sentences and plain words.
 * @law GDPR art. 12(1), recital 58
 */
export const audiences = ['adult', 'minor'] as const;
export type Audience = (typeof audiences)[number];

/** The language of the house, where nobody knows that of the person. */
export const houseLanguage: ReaderLanguage = 'fr';

/**
 * The language in which to answer somebody who wrote in this one: English where the desk cannot write theirs, the language of the
 * house where nobody knows it.
 */
export function readerLanguageOf(written: string | null | undefined): ReaderLanguage {
  const bare = written?.trim().toLowerCase().split(/[-_]/)[0];
  if (!bare) return houseLanguage;
  return readerLanguages.find((language) => language === bare) ?? 'en';
}

/** Legal wording that the desk adds to a letter by itself. */
export const mentions = ['neutral-retention', 'other-rights', 'complaint', 'court', 'dpo-contact'] as const;
export type Mention = (typeof mentions)[number];

/** Everything of a letter that is no template, for one kind of reader in one language. */
export interface LetterWords {
  readonly rights: Readonly<Record<Right, string>>;
  readonly outcomes: Readonly<Record<TrackOutcome, string>>;
  readonly grounds: Readonly<Record<RefusalGround, string>>;
  readonly blocks: Readonly<Record<AccessBlock, string>>;
  readonly mentions: Readonly<Record<Mention, string>>;
  readonly reasons: string;
  readonly decider: string;
  readonly notApplicable: string;
}

/** What a language says the same way to everybody. */
export interface LanguageWords {
  readonly and: string;
  /** What stands after the head of an item: « droit d’accès : … ». */
  readonly colon: string;
  readonly semicolon: string;
  readonly proofs: Readonly<Record<IdentityLevel, string>>;
  /** How somebody without a name is addressed; null where the greeting can do without. */
  readonly unknownPerson: string | null;
  /** Who signs what no officer wrote. */
  readonly office: string;
  readonly requester: RequesterWords;
}

/** What is said to somebody who asks in another's place, about another's mailbox, or for what their account does at once. */
export interface RequesterWords {
  /** Subject and paragraphs of the question for papers. */
  readonly papersQuestion: readonly [subject: string, ...paragraphs: string[]];
  /** What shows each quality, as a letter asks for it. */
  readonly papers: Readonly<Record<RequesterPaper, string>>;
  /** The standard reply about somebody else's mailbox: the same whether or not there is one. */
  readonly secrecy: string;
  /** The answer of the privacy rules on advertising cookies. */
  readonly cookies: string;
  /** Worded to nobody in particular, so that it fits in a letter to anybody. */
  readonly selfService: {
    readonly before: string;
    readonly paths: Readonly<Record<SelfServicePath, string>>;
    readonly after: string;
  };
}

export interface LetterText {
  readonly subject: string;
  readonly body: string;
}

/** Answers to what is no request. */
export type EnquiryLetterKind = 'enquiry-answer' | 'supervisory-answer';
/** An authority is no child, and who shows papers for somebody else is none: these have one wording. */
export const forAdultsOnly = [
  'authority-acknowledgement',
  'papers-question',
] as const satisfies readonly LetterKind[];
export type PersonalKind = Exclude<LetterKind, (typeof forAdultsOnly)[number] | EnquiryLetterKind>;
export type LetterTexts = Readonly<Record<Exclude<LetterKind, EnquiryLetterKind>, LetterText>>;
export type EveryText = Readonly<Record<LetterKind, LetterText>>;
export type PlainTexts = Readonly<Record<PersonalKind, LetterText>>;

/** Paragraphs between a greeting and a signature. */
export const letterBetween =
  (opening: string, closing: string) =>
  (subject: string, ...paragraphs: readonly string[]): LetterText => ({
    subject,
    body: [opening, ...paragraphs, closing].join('\n\n'),
  });
