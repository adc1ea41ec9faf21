import { type LetterKind } from '../words/letters.js';
import { type IdentityLevel, type Right, type TrackOutcome } from '../words/requests.js';
import { type RefusalGround } from '../words/refusal-grounds.js';
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

/** The language in which to answer somebody who wrote in this one; English where the desk cannot write theirs. */
export function readerLanguageOf(written: string | null | undefined): ReaderLanguage {
  const bare = written?.trim().toLowerCase().split(/[-_]/)[0];
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
}

export interface LetterText {
  readonly subject: string;
  readonly body: string;
}

/** Answers to what is no request. */
export type EnquiryLetterKind = 'enquiry-answer' | 'supervisory-answer';
/** An authority is no child: its acknowledgement has one wording. */
export type PersonalKind = Exclude<LetterKind, 'authority-acknowledgement' | EnquiryLetterKind>;
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
