import { NOT_PRIVACY_KINDS, TRIAGE_CLASSES, TRIAGE_RIGHTS } from '../vocabulary.js';
import { base64 } from './base64.js';
import { BUCKETS, type TextFeatures } from './text-features.js';

/** Said of a mail beside its class: yes or no each. */
export const MODEL_MARKS = ['unanswerable', 'minor', 'suspicious'] as const;

/** Where the outputs of each sort begin. */
export const AT = {
  classes: 0,
  rights: TRIAGE_CLASSES.length,
  kinds: TRIAGE_CLASSES.length + TRIAGE_RIGHTS.length,
  marks: TRIAGE_CLASSES.length + TRIAGE_RIGHTS.length + NOT_PRIVACY_KINDS.length,
  end: TRIAGE_CLASSES.length + TRIAGE_RIGHTS.length + NOT_PRIVACY_KINDS.length + MODEL_MARKS.length,
} as const;

/** The trained weights as they are stored, see `scripts/triage-train.mjs`. */
export interface StoredModel {
  readonly version: string;
  /** One bit a bucket: whether the model knows it. */
  readonly known: string;
  /** Whole numbers of one byte, a row of outputs for each known bucket. */
  readonly weights: string;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  readonly joining: JoiningWeights;
}

/** The second step: how words, rules and facts are weighed against each other. */
export interface JoiningWeights {
  /** For each class: a bias, then one weight an input. */
  readonly classes: readonly (readonly number[])[];
  /** One weight an input, the same for every right, and a bias for each. */
  readonly rights: readonly number[];
  readonly rightBias: readonly number[];
  readonly rightFrom: number;
  /** From this share on a wish is a wish, whatever else is likelier. */
  readonly wishFrom: number;
  /** Where a wish is as likely as this, not-privacy is not proposed but left to a person. */
  readonly doubtFrom: number;
  /** Confidence = 1 / (1 + exp(-(a + b * logit of the share))). */
  readonly calibration: readonly [number, number];
  readonly abstainBelow: number;
}

export interface LinearModel {
  readonly version: string;
  /** Row of a bucket, 0 where the model does not know it. */
  readonly rows: Uint16Array;
  /** Row 0 is empty. */
  readonly weights: Float32Array;
  readonly bias: readonly number[];
  readonly joining: JoiningWeights;
}

/** Unpacks a stored model; takes a few milliseconds. */
export function loadModel(stored: StoredModel): LinearModel {
  const known = base64(stored.known);
  const packed = base64(stored.weights);
  const rows = new Uint16Array(BUCKETS);
  let row = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1)
    if ((known[bucket >> 3] >> (bucket & 7)) & 1) rows[bucket] = row += 1;
  const weights = new Float32Array((row + 1) * AT.end);
  for (let i = 0; i < packed.length; i += 1)
    weights[AT.end + i] = ((packed[i] << 24) >> 24) * stored.scales[i % AT.end];
  return { version: stored.version, rows, weights, bias: stored.bias, joining: stored.joining };
}

/**
 * The sum of each output for a text, then for each class and right the highest sum that one of its sentences has (from `AT.end` on).
 */
export function sumsOf(
  model: Pick<LinearModel, 'rows' | 'weights' | 'bias'>,
  text: TextFeatures,
  sentences: readonly TextFeatures[],
): Float64Array {
  const sums = new Float64Array(AT.end + AT.kinds).fill(-9);
  sums.set(sumOf(model, text, AT.end));
  for (const sentence of sentences) {
    const own = sumOf(model, sentence, AT.kinds);
    for (let o = 0; o < AT.kinds; o += 1) sums[AT.end + o] = Math.max(sums[AT.end + o], own[o]);
  }
  return sums;
}

/** The sums of the first so many outputs. */
function sumOf(
  { rows, weights, bias }: Pick<LinearModel, 'rows' | 'weights' | 'bias'>,
  { buckets, values }: TextFeatures,
  outputs: number,
): Float64Array {
  const sums = Float64Array.from(bias.slice(0, outputs));
  for (let f = 0; f < buckets.length; f += 1) {
    const row = rows[buckets[f]];
    if (row === 0) continue;
    const value = values[f];
    const at = row * AT.end;
    for (let o = 0; o < outputs; o += 1) sums[o] += weights[at + o] * value;
  }
  return sums;
}
