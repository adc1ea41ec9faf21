import { type CivilDay } from '../calendar/civil-day.js';
import { instantOf, type Moment } from '../calendar/paris.js';
import { type ClockFigures } from '../deadline/clock-figures.js';
import { type AccessScope } from '../identity/needs.js';
import { type IdentityProofKind } from '../identity/proofs.js';
import { type Policy } from '../policy/policy.js';
import { type RequesterFacts } from '../requester/requester.js';
import { type LetterKind } from '../words/letters.js';
import { type RefusalGround } from '../words/refusal-grounds.js';
import { type IdentityLevel, type Right, type TrackOutcome, type WaitingReason } from '../words/requests.js';

/** One right inside a request, as far as it is decided. */
export interface TrackFacts {
  readonly right: Right;
  readonly scope?: AccessScope;
  readonly outcome: TrackOutcome | null;
  readonly grounds: readonly RefusalGround[];
  readonly reasons: string | null;
  /** Carried out: the copy is with the person, the data are erased, the mark is set. */
  readonly carriedOut?: boolean;
}

/** A letter that left: accepted by SMTP or handed to the post. */
export interface LetterFact {
  readonly kind: LetterKind;
  readonly sentAt: Moment;
  readonly deliveredAt: Moment | null;
  readonly bouncedAt: Moment | null;
}

/** What the request machine looks at. */
export interface RequestFacts {
  readonly tracks: readonly TrackFacts[];
  readonly identityReached: IdentityLevel;
  readonly waiting: WaitingReason | null;
  readonly acknowledged: boolean;
  readonly letters: readonly LetterFact[];
  /** The person is, or was when the data were collected, a minor as far as the desk knows. */
  readonly minor: boolean;
  /** Who asks; the person themselves where nothing is said. */
  readonly requester?: RequesterFacts;
  /** An answer stands in the outbox and may leave at any moment. */
  readonly answerQueued: boolean;
  /** Answers from before a reopening answer nothing any more. */
  readonly reopenedAt: Moment | null;
  readonly clock: Pick<ClockFigures, 'months' | 'firstLastDay' | 'suspendedSince' | 'silenceCloseFrom'>;
  readonly today: CivilDay;
  /** The table of identity that applies; the lawful one where none is given. */
  readonly policy: Pick<Policy, 'bounceWatchDays'> & Partial<Pick<Policy, 'identityNeeds'>>;
  /** An officer who decides for the controller was asked about exactly these outcomes, or decided them. */
  readonly controller?: { readonly asked: boolean; readonly decided: boolean };
}

/** What an officer hands in with an action. */
export interface RequestInput {
  /** The reasonable doubt, or why a clarification is needed, in words. */
  readonly doubt?: string;
  /** The day on which the doubt arose, if that was after receipt: a new sign, a contradiction. */
  readonly doubtSince?: CivilDay;
  /** Why more time is needed. */
  readonly reasons?: string;
  /** The DPO insists on a reason that the rule warns about. */
  readonly override?: boolean;
  /** The person can no longer open the account: another step is the least intrusive one. */
  readonly lockedOut?: boolean;
  /** Of what kind the proof is that was received. */
  readonly proofKind?: IdentityProofKind;
  /** What an officer's own check shows; every other kind says it by itself. */
  readonly identityLevel?: IdentityLevel;
  /** What showed it; never a document itself. */
  readonly proof?: string;
  readonly waiting?: WaitingReason;
  readonly note?: string;
}

const answeringKinds: readonly LetterKind[] = ['answer', 'refusal'];

function sentSince(letter: LetterFact, since: Moment | null): boolean {
  return since === null || instantOf(letter.sentAt).getTime() > instantOf(since).getTime();
}

/** The last answer or refusal sent since the request was last reopened, bounced or not. */
export function lastAnswer(facts: Pick<RequestFacts, 'letters' | 'reopenedAt'>): LetterFact | undefined {
  return facts.letters
    .filter((letter) => answeringKinds.includes(letter.kind) && sentSince(letter, facts.reopenedAt))
    .sort((a, b) => instantOf(a.sentAt).getTime() - instantOf(b.sentAt).getTime())
    .at(-1);
}

/** Letters of a kind sent since the clock was suspended. */
export function sentDuringSilence(facts: RequestFacts, kinds: readonly LetterKind[]): LetterFact[] {
  const since = facts.clock.suspendedSince;
  if (since === null) return [];
  return facts.letters.filter(
    (letter) =>
      kinds.includes(letter.kind) && instantOf(letter.sentAt).getTime() >= instantOf(since).getTime(),
  );
}
