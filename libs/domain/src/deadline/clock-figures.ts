import { type CivilDay } from '../calendar/civil-day.js';
import { type ClockState } from '../words/requests.js';
import { type JudgedExtension, type JudgedPause } from './facts.js';

export const clockFlags = ['unlawful-hurdle', 'counsel-first-arrival-elsewhere'] as const;
/** What somebody has to look at: a question asked without a doubt; a request that first arrived elsewhere. */
export type ClockFlag = (typeof clockFlags)[number];

/** What is derived from the facts of a request; `Clock` adds the explanation. */
export interface ClockFigures {
  readonly state: ClockState;
  readonly receiptDay: CivilDay;
  readonly rawLastDay: CivilDay;
  /** The legal last day. While suspended: as if a sufficient answer came today. */
  readonly lastDay: CivilDay;
  /** The day to aim at; no reading of the law is late on it. */
  readonly safeTarget: CivilDay;
  /** The last day without extension: an extension notice, and any refusal, must have left by then. */
  readonly firstLastDay: CivilDay;
  readonly months: number;
  readonly pauseDays: number;
  /** Unanswered although the last day is over. */
  readonly overdue: boolean;
  readonly overdueSince: CivilDay | null;
  /** Answered, but after the last day. */
  readonly stoppedLate: boolean;
  readonly suspendedSince: CivilDay | null;
  /** From this day a suspended request may be closed by the documented path (policy). */
  readonly silenceCloseFrom: CivilDay | null;
  readonly pauses: readonly JudgedPause[];
  readonly extensions: readonly JudgedExtension[];
  readonly flags: readonly ClockFlag[];
  readonly calendarVersion: string;
  readonly policyVersion: string;
}
