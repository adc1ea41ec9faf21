import type { Decision, DecisionInput } from '../decide.js';
import type { TriageEvidence } from '../facts.js';
import { TRIAGE_CLASSES, TRIAGE_RIGHTS, type TriageClass, type TriageRight } from '../vocabulary.js';
import { AT, type LinearModel } from './linear-model.js';
import { modelText } from './signals.js';
import { placedFeatures, READ } from './text-features.js';

/** Sentences that carry less than this tell nothing. */
const LEAST = 0.15;
const MOST_FOR_ONE = 2;
/** A sum of the model on the scale of the rules' weights. */
const SCALE = 4;

interface Sentence {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentences that carry the model's choice: for the class where the rules chose another, for a right that no rule found. Each piece
 * of text counts for the sentence where it stands first.
 */
export function sentencesFor(
  input: DecisionInput,
  model: LinearModel,
  chosen: { readonly class: TriageClass; readonly rights: readonly TriageRight[] },
  ruled: Decision,
): TriageEvidence[] {
  const wanted: [string, number][] = [];
  if (ruled.class !== chosen.class || ruled.class === 'not-privacy')
    wanted.push([chosen.class, AT.classes + TRIAGE_CLASSES.indexOf(chosen.class)]);
  for (const right of chosen.rights)
    if (!input.rights.rights.includes(right)) wanted.push([right, AT.rights + TRIAGE_RIGHTS.indexOf(right)]);
  if (wanted.length === 0) return [];
  const { text } = modelText(input);
  const sentences = sentencesOf(text.slice(0, READ));
  const pieces = piecesOf(text, sentences, model);
  return wanted.flatMap(([supports, output]) =>
    strongest(input, model, { sentences, pieces, supports, output }),
  );
}

/** A piece of the text that the model knows. */
interface Piece {
  /** Where its weights begin. */
  readonly base: number;
  readonly value: number;
  /** Number of its sentence. */
  readonly sentence: number;
}

function piecesOf(text: string, sentences: readonly Sentence[], { rows }: LinearModel): Piece[] {
  const pieces: Piece[] = [];
  let sentence = 0;
  placedFeatures(text, (bucket, value, start) => {
    if (rows[bucket] === 0) return;
    while (sentence > 0 && start < sentences[sentence].start) sentence -= 1;
    while (sentence < sentences.length - 1 && start >= sentences[sentence].end) sentence += 1;
    pieces.push({ base: rows[bucket] * AT.end, value, sentence });
  });
  return pieces;
}

function strongest(
  { facts }: DecisionInput,
  { weights }: LinearModel,
  of: { sentences: readonly Sentence[]; pieces: readonly Piece[]; supports: string; output: number },
): TriageEvidence[] {
  const { sentences, pieces, supports, output } = of;
  const carried = new Float64Array(sentences.length);
  const isClass = output < AT.rights;
  for (const { base, value, sentence } of pieces) {
    // A class is chosen among classes: what speaks for all of them alike tells nothing.
    let mean = 0;
    if (isClass) for (let c = 0; c < AT.rights; c += 1) mean += weights[base + c] / AT.rights;
    carried[sentence] += (weights[base + output] - mean) * value;
  }
  return sentences
    .map((sentence, index) => ({ ...sentence, sum: carried[index] }))
    .filter(({ sum }) => sum >= LEAST)
    .sort((a, b) => b.sum - a.sum)
    .slice(0, MOST_FOR_ONE)
    .map(({ start, end, sum }) => ({
      rule: `model.${supports}`,
      quote: facts.text.slice(start, end),
      in: 'text' as const,
      start,
      end,
      weight: Math.round(Math.min(8, sum * SCALE) * 10) / 10,
      supports,
    }));
}

/** Sentences of a folded text, without the blanks at their ends; at most 300 characters each. */
function sentencesOf(folded: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { 0: piece, index } of folded.matchAll(/[^.!?\n]{1,300}[.!?]?/g)) {
    const start = index + piece.length - piece.trimStart().length;
    const end = index + piece.trimEnd().length;
    if (end > start) found.push({ start, end });
  }
  return found.length > 0 ? found : [{ start: 0, end: Math.min(folded.length, 300) }];
}
