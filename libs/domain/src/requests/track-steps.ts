import { refuse, type Refusal } from '../machine/machine.js';
import { type RequestState, type Right, type TrackOutcome } from '../words/requests.js';
import { copyDelivered, erasureRefusals, liftRestrictionRefusals } from './tracks.js';
import { type TrackFacts } from './facts.js';

/** What is done about a right after it was decided, and recorded on its track. */
export const trackSteps = ['carried-out', 'person-told', 'lifted'] as const;
export type TrackStep = (typeof trackSteps)[number];

/** A track with what was done about it. */
export interface TrackProgress extends TrackFacts {
  readonly personTold: boolean;
  readonly lifted: boolean;
}

/** The steps that a right knows: only a restriction is lifted again. */
export const stepsOf = (right: Right): readonly TrackStep[] =>
  right === 'restriction' ? trackSteps : ['carried-out'];

const copies: readonly Right[] = ['access', 'portability'];
const grants = (outcome: TrackOutcome | null): boolean => outcome === 'granted' || outcome === 'partly';
/** The decision is made; a restriction may be lifted long after the request is closed. */
const afterDecision: readonly RequestState[] = ['decided', 'answered', 'closed'];

const isDone = (step: TrackStep, track: TrackProgress): boolean => {
  if (step === 'carried-out') return track.carriedOut === true;
  return step === 'person-told' ? track.personTold : track.lifted;
};

/**
 * What stands against recording that a step is done. The copy is delivered before anything is erased (D88), and the
 * person is told before a restriction is lifted.
 * @law GDPR art. 15(3), 17(1), 18(3), 20(1)
 */
export function stepRefusals(
  step: TrackStep,
  right: Right,
  { state, tracks }: { readonly state: RequestState; readonly tracks: readonly TrackProgress[] },
): Refusal[] {
  const track = tracks.find((one) => one.right === right);
  if (!track || !stepsOf(right).includes(step)) return [refuse('step-not-of-this-right', { right })];
  if (!afterDecision.includes(state)) return [refuse('wrong-state', { state, action: step })];
  if (isDone(step, track)) return [refuse('step-done', { right })];
  if (!grants(track.outcome)) return [refuse('nothing-granted', { right })];
  if (step === 'carried-out')
    return right === 'erasure' ? erasureRefusals(tracks, copyDelivered(tracks)) : [];
  if (track.carriedOut !== true) return [refuse('not-carried-out', { right })];
  return step === 'lifted' ? liftRestrictionRefusals(track) : [];
}

/** What stands against taking a step back that was recorded by mistake: what later steps rest on stays. */
export function stepUndoRefusals(step: TrackStep, right: Right, tracks: readonly TrackProgress[]): Refusal[] {
  const track = tracks.find((one) => one.right === right);
  if (!track || !isDone(step, track)) return [refuse('step-not-done', { right })];
  if (right === 'erasure') return [refuse('erased-for-good')];
  const erased = tracks.some((one) => one.right === 'erasure' && one.carriedOut === true);
  if (copies.includes(right) && erased) return [refuse('erased-since', { right })];
  const restsOnIt = step === 'carried-out' ? track.personTold || track.lifted : track.lifted;
  return step !== 'lifted' && restsOnIt ? [refuse('step-rests-on-it', { right })] : [];
}

/** What was carried out was carried out: its outcome does not turn into another one. */
export const carriedOutRefusals = (track: TrackFacts, outcome: TrackOutcome): Refusal[] =>
  track.carriedOut === true && !grants(outcome) ? [refuse('track-carried-out', { right: track.right })] : [];
