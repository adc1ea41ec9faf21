import type { ChannelKind } from '../words/index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const channelAlarmKinds = ['gap', 'silence', 'not-compared', 'source-silent', 'probe-lost'] as const;
export type ChannelAlarm = (typeof channelAlarmKinds)[number];

/** How mails came over the last four weeks. */
export interface MailHabit {
  readonly mails: number;
  readonly days: number;
  readonly longestPauseMs: number;
}

export interface ChannelFacts {
  readonly kind: ChannelKind;
  readonly active: boolean;
  readonly createdAt: Date;
  /** Last comparison that came to its end. */
  readonly comparedAt: Date | null;
  /** Last time the source itself answered; of a mailbox only. */
  readonly answeredAt: Date | null;
  readonly gaps: number;
  readonly newestJournaledAt: Date | null;
  /** Silence longer than this is an alarm; null = never. */
  readonly quietLimitMs: number | null;
  /** Departure of the oldest probe that is still awaited; null when none is. */
  readonly probeAwaitedSince: Date | null;
}

export interface WatchTimes {
  readonly reconcileMinutes: number;
  readonly probeMinutes: number;
  readonly repeatHours: number;
}

/** Comparisons that may be missed before it is an alarm. */
const MISSED = 3;
const LEAST_MAILS = 20;
const LEAST_DAYS = 5;
const LEAST_QUIET_MS = 12 * HOUR;
const LEAST_TRAVEL_MS = 10 * MINUTE;

/**
 * How long a channel may be silent. An administrator's figure counts as it is (0 = for ever). Without one, a mailbox or a
 * listener that had mail regularly may be silent for twice its longest pause of four weeks, and never less than half a day;
 * a channel without such a habit, imports and manual entry may be silent for ever.
 */
export function quietLimit(kind: ChannelKind, hours: number | null, habit: MailHabit): number | null {
  if (hours !== null) return hours === 0 ? null : hours * HOUR;
  if (kind !== 'imap' && kind !== 'smtp') return null;
  if (habit.mails < LEAST_MAILS || habit.days < LEAST_DAYS) return null;
  return Math.max(LEAST_QUIET_MS, 2 * habit.longestPauseMs);
}

/** What is wrong with a channel now; a paused one is left in peace. */
export function alarmsOf(facts: ChannelFacts, now: Date, times: WatchTimes): ChannelAlarm[] {
  if (!facts.active) return [];
  const old = (at: Date | null, limitMs: number): boolean =>
    (at ?? facts.createdAt).getTime() + limitMs < now.getTime();
  const patience = MISSED * times.reconcileMinutes * MINUTE;
  const travel = Math.max(LEAST_TRAVEL_MS, 2 * times.probeMinutes * MINUTE);
  const alarms: ChannelAlarm[] = [];
  if (facts.gaps > 0) alarms.push('gap');
  if (facts.quietLimitMs !== null && old(facts.newestJournaledAt, facts.quietLimitMs)) alarms.push('silence');
  if (old(facts.comparedAt, patience)) alarms.push('not-compared');
  else if (facts.kind === 'imap' && old(facts.answeredAt, patience)) alarms.push('source-silent');
  if (facts.probeAwaitedSince !== null && old(facts.probeAwaitedSince, travel)) alarms.push('probe-lost');
  return alarms;
}

/** What administrators were told of a channel. */
export interface AlarmState {
  readonly kinds: readonly ChannelAlarm[];
  readonly since: Date | null;
  readonly toldAt: Date | null;
}
export type AlarmStep = 'raise' | 'repeat' | 'clear' | 'nothing';

/** An alarm is told once, again when it grows or has lasted another `repeatHours`, and its end is told too. */
export function alarmStep(
  state: AlarmState,
  alarms: readonly ChannelAlarm[],
  now: Date,
  { repeatHours }: WatchTimes,
): AlarmStep {
  if (alarms.length === 0) return state.since === null ? 'nothing' : 'clear';
  if (state.since === null || alarms.some((alarm) => !state.kinds.includes(alarm))) return 'raise';
  const due = (state.toldAt ?? state.since).getTime() + repeatHours * HOUR;
  return due <= now.getTime() ? 'repeat' : 'nothing';
}
