import {
  addDays,
  daysBetween,
  instantOf,
  openRequestStates,
  parisDay,
  writtenDay,
  type CivilDay,
  type Clock,
  type LetterLanguage,
} from '#domain';
import { enqueue, jobs, type Context } from '#foundation';
import { record } from '#audit';
import { clockOfRecord } from './facts-of-record.js';
import { journalOf, lockRequest, type RequestRecord } from './request-record.js';
import { addFact } from './write-request.js';

/** What an officer is reminded of: nearer dates come again, each once for each due date. */
export type ReminderStage = 'week' | 'last-day' | 'overdue' | 'silence-over';

const DAYS_AHEAD: Readonly<Record<'week' | 'last-day', number>> = { week: 7, 'last-day': 1 };

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

/**
 * Re-checks one request and, where its date calls for it, leaves a task for whoever works on it. The same stage of the
 * same due date reminds once, however often the job runs.
 */
export async function remindRequest(ctx: Context, requestId: string): Promise<void> {
  const request = await lockRequest(ctx, requestId).catch(() => null);
  if (!request) return;
  const clock = clockOfRecord(request, ctx.now);
  const stage = stageOf(request, clock, parisDay(ctx.now));
  if (openRequestStates.some((state) => state === request.state)) await planReminder(ctx, requestId, clock);
  if (stage === null || wasReminded(request, stage, clock.lastDay)) return;
  const title = titleOf(stage, request.reference, clock.lastDay, await languageOf(ctx, request.assigneeId));
  const [task] = await ctx.query<{ id: string }>(
    `insert into task (ticket_id, request_id, restricted, title, assignee_id, due_on) values ($1, $2, $3, $4, $5, $6) returning id`,
    [request.ticketId, request.id, request.restricted, title, request.assigneeId, clock.lastDay],
  );
  await addFact(ctx, request, { kind: 'reminded', data: { stage, dueOn: clock.lastDay, taskId: task.id } });
  await record(ctx, {
    type: 'request.reminded',
    journal: journalOf(request),
    object: { kind: 'request', id: request.id },
    ticketId: request.ticketId,
    content: { stage, dueOn: clock.lastDay, taskId: task.id },
  });
}

async function languageOf(ctx: Context, officerId: string | null): Promise<LetterLanguage> {
  if (officerId === null) return 'fr';
  const [officer] = await ctx.query<{ locale: LetterLanguage }>('select locale from officer where id = $1', [
    officerId,
  ]);
  return officer?.locale ?? 'fr';
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

const titleOf = (
  stage: ReminderStage,
  reference: string,
  dueOn: CivilDay,
  language: LetterLanguage,
): string => `${reference} – ${titles[stage][language](writtenDay(dueOn, language))}`;
