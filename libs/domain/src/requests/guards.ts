import { addDays } from '../calendar/civil-day.js';
import { parisDay } from '../calendar/paris.js';
import { extensionReasonWarnings } from '../deadline/extension-reasons.js';
import { identityLadder, nextIdentityStep } from '../identity/ladder.js';
import { ladderOf, type IdentityNeed } from '../identity/needs.js';
import { officerCheckLevels, type IdentityProof } from '../identity/proofs.js';
import { refuse, type Refusal } from '../machine/machine.js';
import { requesterRefusals } from '../requester/requester.js';
import { lastAnswer, sentDuringSilence, type RequestFacts, type RequestInput } from './facts.js';
import { controllerRefusals } from './controller.js';
import {
  answerKindOf,
  anythingTurnedDown,
  copyFirstRefusals,
  givenRights,
  outcomeRefusals,
} from './tracks.js';

export const needsARight = ({ tracks }: RequestFacts): Refusal[] =>
  tracks.length === 0 ? [refuse('no-right-named')] : [];

export const notTwice = ({ acknowledged }: RequestFacts): Refusal[] =>
  acknowledged ? [refuse('already-acknowledged')] : [];

const oneWaitAtATime = ({ waiting }: RequestFacts): Refusal[] =>
  waiting === null ? [] : [refuse('already-waiting', { waiting })];

/** The ladder by which a request is judged. */
export const ladderFor = ({ policy }: Pick<RequestFacts, 'policy'>): readonly IdentityNeed[] =>
  policy.identityNeeds ? ladderOf(policy.identityNeeds) : identityLadder;

/**
 * Nobody is asked for more identity than the ladder needs: that would be an unlawful hurdle.
 * @law GDPR art. 12(2), 12(6)
 */
export function mayAskIdentity(facts: RequestFacts): Refusal[] {
  const enough = nextIdentityStep(facts.tracks, facts.identityReached, false, ladderFor(facts)) === null;
  return [...(enough ? [refuse('identity-already-sufficient')] : []), ...oneWaitAtATime(facts)];
}

export const mayAskClarification = (facts: RequestFacts): Refusal[] => oneWaitAtATime(facts);
export const mayWait = (facts: RequestFacts): Refusal[] => oneWaitAtATime(facts);

/** A doubt in words; one that arose later than receipt did not arise before it, nor will it arise tomorrow. */
export function needsDoubt({ doubt, doubtSince }: RequestInput, { today }: RequestFacts): Refusal[] {
  const refusals = doubt?.trim() ? [] : [refuse('doubt-missing')];
  return doubtSince !== undefined && doubtSince > today
    ? [...refusals, refuse('doubt-in-future', { doubtSince })]
    : refusals;
}

export const needsNote = ({ note }: RequestInput): Refusal[] =>
  note?.trim() ? [] : [refuse('note-missing')];

/**
 * The proof that an officer hands in. Who names a level alone tells of a check of their own, or of a document seen; lost access
 * is shown by three things of their own kinds, never by a level.
 */
export function proofHandedIn({
  proofKind,
  identityLevel,
}: RequestInput): Pick<IdentityProof, 'kind' | 'level'> | null {
  if (proofKind === 'contradiction') return null;
  if (proofKind !== undefined && proofKind !== 'officer-check') return { kind: proofKind, level: null };
  const level = officerCheckLevels.find((one) => one === identityLevel);
  if (level) return { kind: 'officer-check', level };
  return proofKind === undefined && identityLevel === 'L5' ? { kind: 'document', level: null } : null;
}

export function needsIdentityProof(input: RequestInput): Refusal[] {
  const refusals = proofHandedIn(input) ? [] : [refuse(whatLacks(input))];
  return input.proof?.trim() ? refusals : [...refusals, refuse('proof-missing')];
}

const whatLacks = ({ proofKind, identityLevel }: RequestInput): string =>
  identityLevel === undefined && proofKind !== 'contradiction'
    ? 'identity-level-missing'
    : 'proof-kind-missing';

export const wasAskedToClarify = ({ waiting }: RequestFacts): Refusal[] =>
  waiting === 'clarification' ? [] : [refuse('clarification-not-asked')];

/** The person answered, and it does not suffice: the pause goes on, with a note of what is missing. */
export const askedThePerson = ({ waiting }: RequestFacts): Refusal[] =>
  waiting === 'identity' || waiting === 'clarification' ? [] : [refuse('person-not-asked')];

export function needsWaitingReason({ waiting }: RequestInput): Refusal[] {
  if (waiting === undefined) return [refuse('waiting-reason-missing')];
  return waiting === 'identity' || waiting === 'clarification' ? [refuse('ask-the-person', { waiting })] : [];
}

export const isWaiting = ({ waiting }: RequestFacts): Refusal[] => (waiting ? [] : [refuse('not-waiting')]);

/**
 * One extension, told in time, and never for a refusal: the text gives it no more than the first month.
 * @law GDPR art. 12(3)-(4)
 */
export function mayExtend({ clock, today, tracks }: RequestFacts): Refusal[] {
  if (clock.months > 1) return [refuse('already-extended')];
  const refusals =
    today > clock.firstLastDay ? [refuse('notice-too-late', { lastDay: clock.firstLastDay })] : [];
  return refusesEverything(tracks) ? [...refusals, refuse('refusal-not-covered')] : refusals;
}

const refusesEverything = (tracks: RequestFacts['tracks']): boolean =>
  tracks.every(({ outcome }) => outcome !== null) && answerKindOf(tracks) === 'refusal';

/**
 * Reasons about this request. A lasting state of the office, and the erasure of data of a minor, need the DPO to insist.
 * @law GDPR art. 12(3); loi 78-17 art. 51
 */
export function needsReasonsOfThisRequest(
  { reasons, override }: RequestInput,
  { minor, tracks }: RequestFacts,
): Refusal[] {
  if (!reasons?.trim()) return [refuse('no-reasons')];
  if (override) return [];
  const warnings = extensionReasonWarnings(reasons).map((warning) => refuse(warning));
  const erasureOfMinor = minor && tracks.some(({ right }) => right === 'erasure');
  return erasureOfMinor ? [...warnings, refuse('minor-erasure')] : warnings;
}

export const everyTrackDecided = (facts: RequestFacts): Refusal[] => [
  ...needsARight(facts),
  ...facts.tracks.flatMap((track) => outcomeRefusals(track, facts.identityReached, ladderFor(facts))),
  ...(facts.requester ? requesterRefusals(facts.requester, givenRights(facts.tracks)) : []),
];

/** Everything is prepared, something is turned down, and it was not decided yet. */
export function mayPutToController(facts: RequestFacts): Refusal[] {
  if (!anythingTurnedDown(facts.tracks)) return [refuse('nothing-turned-down')];
  return facts.controller?.decided ? [refuse('controller-decided')] : everyTrackDecided(facts);
}

/** Every right has its outcome, and what is turned down was decided for the controller. */
export const mayDecide = (facts: RequestFacts): Refusal[] => [
  ...everyTrackDecided(facts),
  ...controllerRefusals(facts),
];

/**
 * What is answered was decided by whom it must be, and an erasure is not announced before the copy is delivered (D88).
 * @law GDPR art. 12(3)-(4), 15(3), 17(1)
 */
export const mayAnswer = (facts: RequestFacts): Refusal[] => [
  ...nothingOnItsWay(facts),
  ...everyTrackDecided(facts),
  ...controllerRefusals(facts),
  ...copyFirstRefusals(facts.tracks),
];

export const nothingOnItsWay = ({ answerQueued }: RequestFacts): Refusal[] =>
  answerQueued ? [refuse('answer-on-its-way')] : [];

/** An answer left since the last reopening, and did not come back. */
export function answerStands(facts: RequestFacts): Refusal[] {
  const answer = lastAnswer(facts);
  if (!answer) return [refuse('answer-not-sent')];
  return answer.bouncedAt === null ? [] : [refuse('answer-bounced')];
}

/** No silent ending: the answer stands, and was watched long enough for a bounce to come. */
export function answerArrived(facts: RequestFacts): Refusal[] {
  const standing = answerStands(facts);
  const answer = lastAnswer(facts);
  if (standing.length > 0 || !answer || answer.deliveredAt !== null) return standing;
  const until = addDays(parisDay(answer.sentAt), facts.policy.bounceWatchDays);
  return facts.today < until ? [refuse('bounce-watch-running', { until })] : [];
}

/** A closing letter may leave when the person was asked, reminded, and silent for as long as the policy says. */
export function closingLetterRefusals(facts: RequestFacts): Refusal[] {
  const { silenceCloseFrom } = facts.clock;
  if (silenceCloseFrom === null) return [refuse('person-not-asked')];
  const refusals =
    facts.today < silenceCloseFrom ? [refuse('silence-too-short', { until: silenceCloseFrom })] : [];
  const asked = sentDuringSilence(facts, ['identity-question', 'clarification-question']);
  return asked.length < 2 ? [...refusals, refuse('reminder-not-sent')] : refusals;
}

/** The documented path without an answer: asked, reminded, silent, and told so by a letter that did not bounce. */
export function silenceDocumented(facts: RequestFacts): Refusal[] {
  const refusals = closingLetterRefusals(facts);
  const closing = sentDuringSilence(facts, ['closing-without-answer']).at(-1);
  if (!closing) return [...refusals, refuse('closing-letter-not-sent')];
  return closing.bouncedAt === null ? refusals : [...refusals, refuse('closing-letter-bounced')];
}
