import {
  type Audience,
  type EveryText,
  type LanguageWords,
  type LetterTexts,
  type LetterWords,
  type PlainTexts,
  type ReaderLanguage,
} from '../languages.js';
import { germanTexts } from './de/letters.js';
import { germanPlainTexts, germanPlainWords } from './de/plain.js';
import { germanLanguage, germanWords } from './de/words.js';
import { enquiryTexts } from './enquiry-letters.js';
import { englishTexts } from './en/letters.js';
import { englishPlainTexts, englishPlainWords } from './en/plain.js';
import { englishLanguage, englishWords } from './en/words.js';
import { spanishTexts } from './es/letters.js';
import { spanishPlainTexts, spanishPlainWords } from './es/plain.js';
import { spanishLanguage, spanishWords } from './es/words.js';
import { frenchTexts } from './fr/letters.js';
import { frenchPlainTexts, frenchPlainWords } from './fr/plain.js';
import { frenchLanguage, frenchWords } from './fr/words.js';
import { italianTexts } from './it/letters.js';
import { italianPlainTexts, italianPlainWords } from './it/plain.js';
import { italianLanguage, italianWords } from './it/words.js';
import { dutchTexts } from './nl/letters.js';
import { dutchPlainTexts, dutchPlainWords } from './nl/plain.js';
import { dutchLanguage, dutchWords } from './nl/words.js';
import { portugueseTexts } from './pt/letters.js';
import { portuguesePlainTexts, portuguesePlainWords } from './pt/plain.js';
import { portugueseLanguage, portugueseWords } from './pt/words.js';

interface Wording {
  readonly words: LetterWords;
  readonly texts: LetterTexts;
}

const of = (
  language: LanguageWords,
  words: LetterWords,
  texts: LetterTexts,
  plainWords: LetterWords,
  plainTexts: PlainTexts,
): { language: LanguageWords } & Record<Audience, Wording> => ({
  language,
  adult: { words, texts },
  minor: { words: plainWords, texts: { ...texts, ...plainTexts } },
});

const all = {
  fr: of(frenchLanguage, frenchWords, frenchTexts, frenchPlainWords, frenchPlainTexts),
  en: of(englishLanguage, englishWords, englishTexts, englishPlainWords, englishPlainTexts),
  de: of(germanLanguage, germanWords, germanTexts, germanPlainWords, germanPlainTexts),
  es: of(spanishLanguage, spanishWords, spanishTexts, spanishPlainWords, spanishPlainTexts),
  it: of(italianLanguage, italianWords, italianTexts, italianPlainWords, italianPlainTexts),
  nl: of(dutchLanguage, dutchWords, dutchTexts, dutchPlainWords, dutchPlainTexts),
  pt: of(portugueseLanguage, portugueseWords, portugueseTexts, portuguesePlainWords, portuguesePlainTexts),
} as const satisfies Record<ReaderLanguage, unknown>;

/** What a language says the same way to everybody. */
export const languageWords = (language: ReaderLanguage): LanguageWords => all[language].language;

/** The words around the templates, for one kind of reader. */
export const letterWords = (language: ReaderLanguage, audience: Audience = 'adult'): LetterWords =>
  all[language][audience].words;

/** The templates themselves, for one kind of reader. */
export const letterTexts = (language: ReaderLanguage, audience: Audience = 'adult'): EveryText => ({
  ...all[language][audience].texts,
  ...enquiryTexts[language].adult,
  ...(audience === 'minor' ? enquiryTexts[language].minor : {}),
});
