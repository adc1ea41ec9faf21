import type { MailFacts, TriageEvidence } from './facts.js';
import { fold } from './fold.js';
import type { LexiconRule, WordGroup } from './lexicon/index.js';
import { Trigrams } from './trigrams.js';

/** At most so many characters of a mail are looked at. */
export const TEXT_CAP = 65_536;

export interface FoldedMail {
  readonly subject: string;
  /** Same length as the text; what the sender did not write now is blanked out. */
  readonly text: string;
  /** Everything but quoted history and disclaimers: names and addresses also stand in signatures. */
  readonly wide: string;
  readonly quoted: string;
}

/** Folds a mail once; `forwarded` says that the forwarded part is the matter (an internal forward). */
export function foldMail(facts: MailFacts, forwarded: boolean): FoldedMail {
  const text = facts.text.slice(0, TEXT_CAP);
  const pieces = facts.segments
    .filter(({ start }) => start < text.length)
    .map(({ zone, start, end }) => ({ zone, folded: fold(text.slice(start, Math.min(end, text.length))) }));
  const zones = (wanted: readonly string[]): string =>
    pieces.map(({ zone, folded }) => (wanted.includes(zone) ? folded : '\n'.repeat(folded.length))).join('');
  const now = forwarded ? ['fresh', 'forwarded'] : ['fresh'];
  return {
    subject: fold(facts.subject.slice(0, 500)),
    text: zones(now),
    wide: zones([...now, 'signature', 'forwarded']),
    quoted: facts.segments.some(({ zone }) => zone === 'quoted') ? zones(['quoted']) : '',
  };
}

/** Every rule that the subject or the text bears out; one hit a rule and place. */
export function matchRules(
  rules: readonly LexiconRule[],
  mail: FoldedMail,
  facts: MailFacts,
): TriageEvidence[] {
  const found: TriageEvidence[] = [];
  const look = (rule: LexiconRule, where: 'subject' | 'text', folded: string, original: string): void => {
    if (rule.only && rule.only !== where) return;
    const match = rule.pattern.exec(folded);
    if (!match || match[0] === '') return;
    const [start, end] = sentenceAround(folded, match.index, match.index + match[0].length);
    found.push({
      rule: rule.id,
      quote: original.slice(start, end),
      in: where,
      start,
      end,
      weight: rule.weight,
      supports: rule.supports,
    });
  };
  const both = `${mail.subject}\n${mail.text}`;
  const trigrams = new Trigrams(both);
  const may = ({ words }: Pick<WordGroup, 'words'>): boolean => words === null || trigrams.mayHold(words);
  const present = new Map<WordGroup, boolean>();
  const has = (group: WordGroup): boolean => {
    let known = present.get(group);
    if (known === undefined) present.set(group, (known = may(group) && group.pattern.test(both)));
    return known;
  };
  for (const rule of rules) {
    if (!may(rule) || !rule.needs.every(has)) continue;
    look(rule, 'subject', mail.subject, facts.subject);
    look(rule, 'text', mail.text, facts.text);
  }
  return found;
}

/** Widens a match to its sentence, at most 300 characters, without the blanks at its ends. */
function sentenceAround(folded: string, from: number, to: number): [number, number] {
  let start = from;
  while (start > 0 && from - start < 150 && !/[.!?\n]/.test(folded[start - 1])) start -= 1;
  let end = to;
  while (end < folded.length && end - to < 150 && !/[.!?\n]/.test(folded[end])) end += 1;
  if (end < folded.length && /[.!?]/.test(folded[end])) end += 1;
  while (start < from && /\s/.test(folded[start])) start += 1;
  while (end > to && /\s/.test(folded[end - 1])) end -= 1;
  return [start, end];
}

/** Sum of the weights for one thing; a rule counts once, subject or text. */
export function weightOf(evidence: readonly TriageEvidence[], supports: string): number {
  let sum = 0;
  let against = 0;
  let named = false;
  const seen = new Set<string>();
  for (const { supports: thing, rule, weight } of evidence) {
    if (thing !== supports || seen.has(rule)) continue;
    seen.add(rule);
    if (weight >= 5) named = true;
    if (weight < 0 && !rule.startsWith('law.')) against += weight;
    else sum += weight;
  }
  // Words of everyday trouble do not undo a right that is claimed by name.
  return named && against < 0 ? sum : sum + against;
}
