import type { TriageEvidence } from './facts.js';
import { weightOf } from './match.js';
import { TRIAGE_RIGHTS, type TriageRight } from './vocabulary.js';

/** From this weight on a right counts as exercised. */
export const RIGHT_THRESHOLD = 3;

export type RightWeights = Readonly<Record<TriageRight, number>>;

export interface RightsReading {
  readonly weights: RightsWeights;
  readonly rights: readonly TriageRight[];
}
type RightsWeights = RightWeights;

/**
 * Rights that the words bear out. After a death the wishes about the account (close it, copy it) are how that right is
 * exercised, and become rights of their own only where they are claimed by name.
 */
export function rightsOf(evidence: readonly TriageEvidence[]): RightsReading {
  const weights = Object.fromEntries(
    TRIAGE_RIGHTS.map((right) => [right, weightOf(evidence, right)]),
  ) as Record<TriageRight, number>;
  settle(weights, evidence);
  const named = Math.max(...TRIAGE_RIGHTS.map((right) => weights[right])) >= 5;
  // Beside a right that is claimed by name, weak words about another one are its circumstances.
  const needed = named ? RIGHT_THRESHOLD + 1 : RIGHT_THRESHOLD;
  return { weights, rights: TRIAGE_RIGHTS.filter((right) => weights[right] >= needed) };
}

function settle(weights: Record<TriageRight, number>, evidence: readonly TriageEvidence[]): void {
  if (weights['post-mortem'] >= 4) {
    const byLaw = (right: TriageRight) =>
      evidence.some(
        ({ rule, supports, weight }) => supports === right && weight >= 4 && rule.startsWith('law.'),
      );
    const opened = evidence.some(
      ({ supports, quote, weight }) =>
        supports === 'access' &&
        weight > 0 &&
        /\b(?:acc[eè]s|access|zugang|acceso|accesso|toegang)\b/i.test(quote),
    );
    for (const right of TRIAGE_RIGHTS) {
      if (right === 'post-mortem' || byLaw(right)) continue;
      if (right === 'access' && opened) continue;
      weights[right] = Math.min(weights[right], RIGHT_THRESHOLD - 1);
    }
  }
  if (weights.access < 5 && weights.erasure >= RIGHT_THRESHOLD && onlyInErasure(evidence))
    weights.access = RIGHT_THRESHOLD - 1;
  // "Do not delete": a wish to keep is the opposite of a wish to erase.
  if (weights.restriction >= 4 && weights.erasure < 8)
    weights.erasure = Math.min(weights.erasure, RIGHT_THRESHOLD - 1);
  // A copy in a reusable format is portability; access only where it is asked for by name as well.
  if (weights.portability >= 5 && weights.access < 5)
    weights.access = Math.min(weights.access, RIGHT_THRESHOLD - 1);
}

const HAND_OVER =
  /cop(?:ie|ia|y)|kopie|c[oó]pia|savoir|know|saber|sapere|weten|wissen|envo|send|mand|envi|invia|stu[ur]r|list|acc[eè]s|auskunft|transm|commun|rece[iv]|recib|ricev|ontvang|erhalten|tell|dire|decid|qu[eé] datos|quels|which|welche/i;

/** "Delete all the data about me" holds the words of access without asking for it. */
function onlyInErasure(evidence: readonly TriageEvidence[]): boolean {
  const erased = new Set(
    evidence.filter(({ supports, weight }) => supports === 'erasure' && weight > 0).map(({ start }) => start),
  );
  return evidence.every(
    ({ supports, weight, start, quote }) =>
      supports !== 'access' || weight < 0 || (erased.has(start) && !HAND_OVER.test(quote)),
  );
}
