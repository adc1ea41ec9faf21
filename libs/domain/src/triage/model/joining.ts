import type { RightWeights } from '../rights.js';
import { RIGHT_THRESHOLD } from '../rights.js';
import { TRIAGE_CLASSES, TRIAGE_RIGHTS, type TriageClass, type TriageRight } from '../vocabulary.js';
import { AT, type JoiningWeights } from './linear-model.js';

/** What the choice of a class is made from: the sums of the words, then the signals of rules and facts. */
export function classInputs(sums: ArrayLike<number>, signals: Float32Array): Float64Array {
  const classes = TRIAGE_CLASSES.length;
  const inputs = new Float64Array(2 * classes + 2 + signals.length);
  let best = -9;
  let bestSentence = -9;
  for (let r = 0; r < TRIAGE_RIGHTS.length; r += 1) {
    best = Math.max(best, sums[AT.rights + r]);
    bestSentence = Math.max(bestSentence, sums[AT.end + AT.rights + r]);
  }
  for (let c = 0; c < classes; c += 1) {
    inputs[c] = bounded(sums[AT.classes + c]);
    inputs[classes + c] = bounded(sums[AT.end + AT.classes + c]);
  }
  inputs[2 * classes] = bounded(best);
  inputs[2 * classes + 1] = bounded(bestSentence);
  inputs.set(signals, 2 * classes + 2);
  return inputs;
}

/** What one right is judged by: its words, its rules, and how both stand to the other rights. */
export function rightInputs(
  sums: ArrayLike<number>,
  weights: RightWeights,
  found: readonly TriageRight[],
  right: number,
  chosen: TriageClass,
): number[] {
  const own = sums[AT.rights + right];
  const sentence = sums[AT.end + AT.rights + right];
  let others = -9;
  let otherSentences = -9;
  let othersByRule = 0;
  for (let r = 0; r < TRIAGE_RIGHTS.length; r += 1) {
    if (r === right) continue;
    others = Math.max(others, sums[AT.rights + r]);
    otherSentences = Math.max(otherSentences, sums[AT.end + AT.rights + r]);
    othersByRule = Math.max(othersByRule, weights[TRIAGE_RIGHTS[r]]);
  }
  const name = TRIAGE_RIGHTS[right];
  const rule = weights[name];
  const is = Number(found.includes(name));
  return [
    bounded(own),
    bounded(Math.max(-4, others)),
    Number(own > others),
    bounded(sentence),
    bounded(otherSentences),
    Number(sentence > otherSentences),
    Number(sentence > 0),
    Math.max(-1, Math.min(2, rule / 6)),
    is,
    Number(rule >= RIGHT_THRESHOLD + 2),
    Math.min(2, othersByRule / 6),
    Number(found.length === 0),
    Number(rule > 0 && rule < RIGHT_THRESHOLD),
    bounded(own) * is,
    Number(chosen === 'follow-up'),
    Number(chosen === 'follow-up') * bounded(own),
    Number(name !== 'post-mortem' && weights['post-mortem'] >= RIGHT_THRESHOLD + 1),
  ];
}

const bounded = (sum: number): number => Math.max(-6, Math.min(6, sum)) / 3;

/** Share of each class, together 1. */
export function classShares({ classes }: JoiningWeights, inputs: ArrayLike<number>): number[] {
  const sums = classes.map((weights) => {
    let sum = weights[0];
    for (let i = 0; i < inputs.length; i += 1) sum += weights[i + 1] * inputs[i];
    return sum;
  });
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/** How likely one right is exercised, where the mail exercises rights at all. */
export function rightShare(joining: JoiningWeights, right: number, inputs: readonly number[]): number {
  let sum = joining.rightBias[right];
  inputs.forEach((input, i) => (sum += joining.rights[i] * input));
  return 1 / (1 + Math.exp(-sum));
}

/** How often a suggestion with such a share is right. */
export function calibrated({ calibration: [a, b] }: JoiningWeights, share: number): number {
  const logit = Math.log(Math.max(share, 1e-6) / Math.max(1 - share, 1e-6));
  return 1 / (1 + Math.exp(-(a + b * logit)));
}
