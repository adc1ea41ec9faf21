import { weightOf } from '../match.js';
import { completed, followUpOf, type Decision, type DecisionInput } from '../decide.js';
import {
  NOT_PRIVACY_KINDS,
  TRIAGE_CLASSES,
  TRIAGE_RIGHTS,
  type NotPrivacyKind,
  type TriageClass,
  type TriageRight,
} from '../vocabulary.js';
import { calibrated, classInputs, classShares, rightInputs, rightShare } from './joining.js';
import { AT, MODEL_MARKS, sumsOf, type JoiningWeights, type LinearModel } from './linear-model.js';
import { sentencesFor } from './sentences.js';
import { modelText, signalsOf } from './signals.js';
import { sentenceFeatures, textFeatures, type TextFeatures } from './text-features.js';

/** Nobody waits for an answer to these. */
const UNANSWERABLE: readonly NotPrivacyKind[] = ['spam', 'phishing', 'newsletter', 'bounce', 'auto-reply'];
/** How far the kind that the rules found goes against the model's words. */
const KIND_BY_RULE = 1;
/** A mail that may come from an authority leaves the support queue from this share on. */
const WEAK_SIGN_FROM = 0.15;

/**
 * Joins the model to what the rules decided. Facts stand: automatic mail, a supervisory authority's domain, the thread. Where words
 * decide, words, rules and facts are weighed together; a wish that is likely enough is never called none of the desk's business.
 */
export function joinModel(input: DecisionInput, ruled: Decision, model: LinearModel): Decision {
  if (ruled.by !== 'words') return ruled;
  const read = modelText(input);
  const text: TextFeatures = textFeatures(read.subject, read.text);
  const sums = sumsOf(model, text, sentenceFeatures(read.subject, read.text));
  const { joining } = model;
  const shares = classShares(joining, classInputs(sums, signalsOf(input, ruled)));
  const chosen = classOf(asksAboutAuthority(input) ? without(shares, 'authority-request') : shares, joining);
  const sign =
    ruled.authoritySign === 'none' && share(shares, 'authority-request') >= WEAK_SIGN_FROM
      ? 'weak'
      : ruled.authoritySign;
  const confidence = Math.round(calibrated(joining, share(shares, chosen)) * 100) / 100;
  const seenByRules = ruled.class === 'subject-request' || ruled.class === 'authority-request';
  const doubtful = chosen === 'not-privacy' && (seenByRules || wishIn(shares).share >= joining.doubtFrom);
  const rights = rightsFor(chosen, input, sums, model);
  const kind = chosen === 'not-privacy' ? kindOf(sums, ruled.kind) : null;
  const unanswerable =
    kind !== null &&
    (UNANSWERABLE.includes(kind) || sums[AT.marks + MODEL_MARKS.indexOf('unanswerable')] > 0);
  const evidence = sentencesFor(input, model, { class: chosen, rights }, ruled);
  if (chosen === 'follow-up') {
    const known = { ...input, rights: { ...input.rights, rights } };
    const followed = followUpOf(known, confidence);
    return completed(
      { ...followed, by: 'words', doubtful, evidence: [...(followed.evidence ?? []), ...evidence] },
      input,
      sign,
    );
  }
  const kept = ruled.class === chosen ? ruled : {};
  return completed(
    {
      ...kept,
      class: chosen,
      by: 'words',
      kind,
      rights,
      confidence,
      doubtful,
      unanswerable,
      evidence,
      noAccount: false,
      continues: null,
    },
    input,
    sign,
  );
}

const share = (shares: readonly number[], name: TriageClass): number => shares[TRIAGE_CLASSES.indexOf(name)];

/** A person who speaks of an authority, and for whom the rules speak against one. */
function asksAboutAuthority({ sender, evidence }: DecisionInput): boolean {
  return !sender.authorityDomain && !sender.claimsAuthority && weightOf(evidence, 'authority') < 0;
}

const without = (shares: readonly number[], name: TriageClass): number[] =>
  shares.map((value, at) => (TRIAGE_CLASSES[at] === name ? 0 : value));

/** The likelier of the two wishes that must not be missed. */
function wishIn(shares: readonly number[]): { wish: TriageClass; share: number } {
  const [own, authority] = [share(shares, 'subject-request'), share(shares, 'authority-request')];
  return authority > own
    ? { wish: 'authority-request', share: authority }
    : { wish: 'subject-request', share: own };
}

/** The likeliest class; beside not-privacy, a wish wins from a low share on. */
export function classOf(shares: readonly number[], { wishFrom }: JoiningWeights): TriageClass {
  const best = TRIAGE_CLASSES[shares.indexOf(Math.max(...shares))];
  if (best !== 'not-privacy') return best;
  const { wish, share: likely } = wishIn(shares);
  return likely >= wishFrom ? wish : best;
}

function rightsFor(
  chosen: TriageClass,
  { rights }: DecisionInput,
  sums: Float64Array,
  { joining }: LinearModel,
): TriageRight[] {
  if (chosen !== 'subject-request' && chosen !== 'follow-up') return [];
  const shares = TRIAGE_RIGHTS.map((_, right) =>
    rightShare(joining, right, rightInputs(sums, rights.weights, rights.rights, right, chosen)),
  );
  const best = Math.max(...shares);
  return TRIAGE_RIGHTS.filter(
    (_, right) =>
      shares[right] >= joining.rightFrom || (chosen === 'subject-request' && shares[right] === best),
  );
}

function kindOf(sums: Float64Array, ruled: NotPrivacyKind | null): NotPrivacyKind {
  const weighed = NOT_PRIVACY_KINDS.map(
    (kind, at) => sums[AT.kinds + at] + (kind === ruled ? KIND_BY_RULE : 0),
  );
  return NOT_PRIVACY_KINDS[weighed.indexOf(Math.max(...weighed))];
}
