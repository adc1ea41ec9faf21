import { trigramsOf, type WantedTrigrams } from '../trigrams.js';
import type { TriageRight } from '../vocabulary.js';
import { requiredWords } from './required-words.js';

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
  | 'first-person'
  | 'urgent'
  | `scope:${string}`;

/** Alternatives of one `any`, shared by all rules that use them. */
export interface WordGroup {
  readonly pattern: RegExp;
  /** What a text must hold for the pattern to match; null where nothing can be named. */
  readonly words: WantedTrigrams | null;
}

export interface LexiconRule {
  readonly id: string;
  readonly supports: TriageRight | TriageSignal;
  readonly weight: number;
  readonly pattern: RegExp;
  /** Groups of words of which each must occur somewhere: a cheap test before the pattern. */
  readonly needs: readonly WordGroup[];
  /** An even cheaper test before that. */
  readonly words: WantedTrigrams | null;
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
    const rule = {
      id: `${language}.${supports}.${n}`,
      supports,
      weight,
      ...compiled(pattern),
      needs: needsOf(pattern),
    };
    return only ? { ...rule, only } : rule;
  });
}

const GROUPS = new Map<string, WordGroup>();

/** One of the words, at a word's start; an item may go on with `\w{0,12}` where it ends in `*`. */
export function any(words: string): string {
  const items = words
    .split('|')
    .map((word) => word.trim().replaceAll('\\w*', '*').replaceAll('*', '\\w{0,12}'));
  const source = `\\b(?:${items.join('|')})\\b`;
  if (!GROUPS.has(source)) GROUPS.set(source, compiled(source));
  return source;
}

function compiled(source: string): WordGroup {
  const pattern = regex(source);
  const words = requiredWords(pattern.source);
  return { pattern, words: words === null ? null : trigramsOf(words) };
}

function regex(pattern: string): RegExp {
  const source = pattern
    .replaceAll(' ~ ', '~')
    .replaceAll('~', '[^.!?;\\n]{0,70}?')
    .replaceAll(' ?', '\u0001')
    .replaceAll(' ', ' {1,3}')
    .replaceAll('\u0001', ' {0,3}');
  return new RegExp(source);
}

/** Groups that every alternative of the pattern holds; optional ones are never written with `any`. */
function needsOf(pattern: string): WordGroup[] {
  const branches = topLevelBranches(pattern);
  return [...GROUPS]
    .filter(([source]) => branches.every((branch) => branch.includes(source)))
    .map(([, group]) => group);
}

function topLevelBranches(pattern: string): string[] {
  const branches: string[] = [''];
  let depth = 0;
  for (const c of pattern) {
    if (c === '(') depth += 1;
    if (c === ')') depth -= 1;
    if (c === '|' && depth === 0) branches.push('');
    else branches[branches.length - 1] += c;
  }
  return branches;
}
