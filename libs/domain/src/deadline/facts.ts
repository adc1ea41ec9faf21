import { type CivilDay } from '../calendar/civil-day.js';
import { type Moment } from '../calendar/paris.js';
import { type PauseGround } from '../words/requests.js';

/** A question to the person that may suspend the clock: who are you, or what is your request about. */
export interface PauseFact {
  readonly ground: PauseGround;
  /** When the question left. */
  readonly askedAt: Moment;
  /** The reasonable doubt, or the large quantity of data, in words. Without it nothing is suspended. */
  readonly because: string | null;
  /** When the doubt arose, if that was after receipt. */
  readonly doubtSince?: Moment | null;
  /** Answers that did not suffice: the pause goes on. */
  readonly insufficientAnswersAt?: readonly Moment[];
  /** When a sufficient answer arrived. */
  readonly answeredAt: Moment | null;
}

/** A notice that the period is extended. */
export interface ExtensionFact {
  readonly noticeSentAt: Moment;
  /** The whole length from receipt: two or three months. */
  readonly totalMonths: number;
  readonly reasons: string;
}

/** A refusal is told apart from an answer: no extension covers it. */
export const clockStops = ['answer', 'refusal', 'withdrawal', 'documented-no-answer'] as const;
export type ClockStop = (typeof clockStops)[number];

/** Everything the clock of a request is derived from. A holding letter is not among it: it changes nothing. */
export interface ClockFacts {
  /** Arrival on an official channel. */
  readonly receivedAt: Moment;
  /** An earlier arrival at an address that is not offered for requests. */
  readonly firstArrivalAt?: Moment | null;
  readonly pauses: readonly PauseFact[];
  readonly extensions: readonly ExtensionFact[];
  /** What ended it; an answer that bounced ended nothing and is left out. */
  readonly stop: { readonly at: Moment; readonly by: ClockStop } | null;
}

export const pauseObjections = ['no-reason-recorded', 'asked-too-late', 'asked-after-last-day'] as const;
/** Why a question does not suspend the clock. */
export type PauseObjection = (typeof pauseObjections)[number];

export interface JudgedPause {
  readonly ground: PauseGround;
  readonly from: CivilDay;
  readonly to: CivilDay | null;
  /** Days credited up to now; overlapping pauses share theirs, so the sum may exceed the clock's `pauseDays`. */
  readonly days: number;
  /** Days on which an answer came that did not suffice; the pause went on. */
  readonly insufficientOn: readonly CivilDay[];
  readonly objection: PauseObjection | null;
}

export const extensionObjections = [
  'no-reasons',
  'already-extended',
  'notice-too-late',
  'not-longer-than-a-month',
  'beyond-three-months',
] as const;
/** Why a notice does not extend the period. */
export type ExtensionObjection = (typeof extensionObjections)[number];

export interface JudgedExtension {
  readonly noticeDay: CivilDay;
  readonly totalMonths: number;
  readonly objection: ExtensionObjection | null;
}
