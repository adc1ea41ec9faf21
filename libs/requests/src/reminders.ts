import {
  addDays,
  daysBetween,
  instantOf,
  openRequestStates,
  writtenDay,
  type CivilDay,
  type Clock,
  type LetterLanguage,
} from '#domain';
import { enqueue, jobs, type Context } from '#foundation';
import type { RequestRecord } from './request-record.js';

/** What an officer is reminded of: nearer dates come again, each once for each due date. */
export type ReminderStage = 'week' | 'last-day' | 'overdue' | 'silence-over';

const DAYS_AHEAD: Readonly<Record<'week' | 'last-day', number>> = { week: 7, 'last-day': 1 };

/** From the last day on the DPOs are told as well, whoever works on the request. */
export const escalated: readonly ReminderStage[] = ['last-day', 'overdue'];

/** The reminder that a request calls for on this day, if any. */
export function stageOf(
  record: Pick<RequestRecord, 'state'>,
  clock: Clock,
  today: CivilDay,
): ReminderStage | null {
  if (!openRequestStates.some((state) => state === record.state)) return null;
  if (clock.suspendedSince !== null) {
    return clock.silenceCloseFrom !== null && today >= clock.silenceCloseFrom ? 'silence-over' : null;
  }
  if (clock.overdue) return 'overdue';
  const left = daysBetween(today, clock.lastDay);
  if (left <= DAYS_AHEAD['last-day']) return 'last-day';
  return left <= DAYS_AHEAD.week ? 'week' : null;
}

/** The request was reminded of this stage already, for this very date. */
export const wasReminded = (
  { facts }: Pick<RequestRecord, 'facts'>,
  stage: ReminderStage,
  dueOn: CivilDay,
): boolean =>
  facts.some(({ kind, data }) => kind === 'reminded' && data.stage === stage && data.dueOn === dueOn);

/** Wakes somebody up at the next stage; the job looks at the row again before it does anything. */
export async function planReminder(ctx: Context, requestId: string, clock: Clock): Promise<void> {
  const days = [
    addDays(clock.lastDay, -DAYS_AHEAD.week),
    addDays(clock.lastDay, -DAYS_AHEAD['last-day']),
    addDays(clock.lastDay, 1),
  ];
  const next = days.map((day) => instantOf(`${day}T08:00`)).find((at) => at > ctx.now);
  if (next) await enqueue(ctx, jobs.remindRequest, { requestId }, { runAt: next });
}

const titles: Readonly<Record<ReminderStage, Readonly<Record<LetterLanguage, (on: string) => string>>>> = {
  week: {
    fr: (on) => `Répondre avant l’échéance du ${on}`,
    en: (on) => `Answer before the due date of ${on}`,
  },
  'last-day': {
    fr: (on) => `Dernier délai\u00a0: ${on}`,
    en: (on) => `Last day: ${on}`,
  },
  overdue: {
    fr: (on) => `En retard depuis le ${on}\u00a0: répondre et consigner la cause`,
    en: (on) => `Late since ${on}: answer, and record the cause`,
  },
  'silence-over': {
    fr: () => 'Sans réponse de la personne\u00a0: la lettre de clôture peut partir',
    en: () => 'No reply from the person: the closing letter may leave',
  },
};

/** What is due, with its number and its date and nothing else. */
export const reminderTitle = (
  stage: ReminderStage,
  reference: string,
  dueOn: CivilDay,
  language: LetterLanguage,
): string => `${reference} – ${titles[stage][language](writtenDay(dueOn, language))}`;

/** The register is owed a cause for each late request; the mail names their number and none of them. */
export const causesMissing = (count: number, language: LetterLanguage): string =>
  causes[language](count, count === 1);

const causes: Readonly<Record<LetterLanguage, (count: number, one: boolean) => string>> = {
  fr: (count, one) =>
    `${count} demande${one ? '' : 's'} en retard sans cause consignée\u00a0: le registre la demande.`,
  en: (count, one) =>
    `${count} late request${one ? '' : 's'} without a recorded cause: the register asks for it.`,
};
