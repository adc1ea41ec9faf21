import type { TriageRight } from '../vocabulary.js';

/** Things other than rights that words may speak for. */
export type TriageSignal =
  | 'authority'
  | 'supervisory'
  | 'enquiry'
  | 'support'
  | 'billing'
  | 'spam'
  | 'phishing'
  | 'chase'
  | 'follow-up'
  | 'auto'
  | 'minor'
  | 'threat'
  | 'mandate'
  | 'thanks'
  | 'first-person';

export interface LexiconRule {
  readonly id: string;
  readonly supports: TriageRight | TriageSignal;
  readonly weight: number;
  readonly pattern: RegExp;
  /** Only in the subject, or only in the text. */
  readonly only?: 'subject' | 'text';
}

export type RuleLine = readonly [
  supports: TriageRight | TriageSignal,
  weight: number,
  pattern: string,
  only?: 'subject' | 'text',
];

/**
 * Compiles the lines of a lexicon. In a pattern, `~` is a gap of at most 70 characters within one sentence and a blank
 * is any run of blanks; all repetitions are bounded, so that matching stays linear in the text.
 */
export function compile(language: string, lines: readonly RuleLine[]): LexiconRule[] {
  const counts = new Map<string, number>();
  return lines.map(([supports, weight, pattern, only]) => {
    const n = (counts.get(supports) ?? 0) + 1;
    counts.set(supports, n);
    const source = pattern
      .replaceAll(' ~ ', '~')
      .replaceAll('~', '[^.!?;\\n]{0,70}?')
      .replaceAll(' ?', '\u0001')
      .replaceAll(' ', ' {1,3}')
      .replaceAll('\u0001', ' {0,3}');
    const rule = { id: `${language}.${supports}.${n}`, supports, weight, pattern: new RegExp(source) };
    return only ? { ...rule, only } : rule;
  });
}

/** One of the words, at a word's start; an item may go on with `\w{0,12}` where it ends in `*`. */
export function any(words: string): string {
  const items = words
    .split('|')
    .map((word) => word.trim().replaceAll('\\w*', '*').replaceAll('*', '\\w{0,12}'));
  return `\\b(?:${items.join('|')})\\b`;
}
