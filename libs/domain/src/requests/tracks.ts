import { identityLadder, identityNeedOf, identitySuffices } from '../identity/ladder.js';
import { type IdentityNeed } from '../identity/needs.js';
import { refuse, type Refusal } from '../machine/machine.js';
import { refusalGroundsFor } from '../words/refusal-grounds.js';
import { type IdentityLevel, type Right, type TrackOutcome } from '../words/requests.js';
import { type TrackFacts } from './facts.js';

const turnsDown = (outcome: TrackOutcome | null): boolean => outcome === 'refused' || outcome === 'partly';

/**
 * What stands against the outcome of one track: granting needs the identity of the ladder, turning down needs
 * a ground that fits the right, and reasons in words.
 * @law GDPR art. 12(2), 12(4), 12(6)
 */
export function outcomeRefusals(
  track: TrackFacts,
  identityReached: IdentityLevel,
  ladder: readonly IdentityNeed[] = identityLadder,
): Refusal[] {
  const { right, outcome } = track;
  if (outcome === null) return [refuse('track-undecided', { right })];
  const refusals: Refusal[] = [];
  const need = identityNeedOf(right, track.scope, ladder);
  if ((outcome === 'granted' || outcome === 'partly') && !identitySuffices(need, identityReached))
    refusals.push(refuse('identity-too-low', { right, needed: need.needed, reached: identityReached }));
  if (!turnsDown(outcome)) return refusals;
  if (track.grounds.length === 0) refusals.push(refuse('ground-missing', { right }));
  const fitting = refusalGroundsFor(right);
  for (const ground of track.grounds)
    if (!fitting.includes(ground)) refusals.push(refuse('ground-does-not-fit', { right, ground }));
  if (!track.reasons?.trim()) refusals.push(refuse('reasons-missing', { right }));
  return refusals;
}

/** Is anything turned down, so that the answer must name reasons, CNIL and court? */
export function anythingTurnedDown(tracks: readonly Pick<TrackFacts, 'outcome'>[]): boolean {
  return tracks.some(({ outcome }) => turnsDown(outcome));
}

/** The rights on which something is given. */
export const givenRights = (tracks: readonly Pick<TrackFacts, 'right' | 'outcome'>[]): Right[] =>
  tracks.flatMap(({ right, outcome }) => (outcome === 'granted' || outcome === 'partly' ? [right] : []));

/** The letter that answers these tracks: a refusal when nothing at all is granted, else an answer. */
export function answerKindOf(tracks: readonly Pick<TrackFacts, 'outcome'>[]): 'answer' | 'refusal' {
  const weighed = tracks.filter(({ outcome }) => outcome !== 'not-applicable');
  return weighed.length > 0 && weighed.every(({ outcome }) => outcome === 'refused') ? 'refusal' : 'answer';
}

/** The outcome of a whole request, as registers show it. */
export function overallOutcome(tracks: readonly Pick<TrackFacts, 'outcome'>[]): TrackOutcome | null {
  if (tracks.length === 0 || tracks.some(({ outcome }) => outcome === null)) return null;
  const weighed = tracks.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'not-applicable');
  if (weighed.length === 0) return 'not-applicable';
  const [first] = weighed;
  return weighed.every((outcome) => outcome === first) ? (first ?? null) : 'partly';
}

/** Rights by which a copy is owed. */
const owesCopy = ({ right, outcome }: TrackFacts): boolean =>
  (right === 'access' || right === 'portability') && outcome !== 'refused' && outcome !== 'not-applicable';

/** Every copy that is owed is with the person. */
export const copyDelivered = (tracks: readonly TrackFacts[]): boolean =>
  tracks.filter(owesCopy).every(({ carriedOut }) => carriedOut === true);

/**
 * When a person asks for a copy and for erasure, the copy is delivered first: nothing could be handed over
 * afterwards. Both keep the one due date of the request.
 */
export function erasureRefusals(tracks: readonly TrackFacts[], exportDelivered: boolean): Refusal[] {
  return tracks.some(owesCopy) && !exportDelivered ? [refuse('export-not-delivered')] : [];
}

/** An answer that grants an erasure waits for the copy that was asked for with it (D88). */
export const copyFirstRefusals = (tracks: readonly TrackFacts[]): Refusal[] =>
  tracks.some(({ right, outcome }) => right === 'erasure' && (outcome === 'granted' || outcome === 'partly'))
    ? erasureRefusals(tracks, copyDelivered(tracks))
    : [];

/**
 * A restriction is lifted only after the person was told; no month runs for it.
 * @law GDPR art. 18(3)
 */
export function liftRestrictionRefusals(facts: { readonly personTold: boolean }): Refusal[] {
  return facts.personTold ? [] : [refuse('person-not-told')];
}
