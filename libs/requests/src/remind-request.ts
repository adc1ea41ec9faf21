import { Injectable } from '@nestjs/common';
import { openRequestStates, parisDay, type CivilDay } from '#domain';
import type { Context } from '#foundation';
import { record } from '#audit';
import { clockOfRecord } from './facts-of-record.js';
import { OfficerMail, officersOf, type Addressee } from './officer-mail.js';
import {
  causesMissing,
  escalated,
  planReminder,
  reminderTitle,
  stageOf,
  wasReminded,
  type ReminderStage,
} from './reminders.js';
import { journalOf, lockRequest, type RequestRecord } from './request-record.js';
import { OPEN } from './sql-parts.js';
import { addFact } from './write-request.js';

/**
 * Re-checks one request and, where its date calls for it, leaves a task for whoever works on it and tells them by mail.
 * The same stage of the same due date reminds once, however often the job runs.
 */
@Injectable()
export class RemindRequest {
  constructor(private readonly mail: OfficerMail) {}

  async run(ctx: Context, requestId: string): Promise<void> {
    const request = await lockRequest(ctx, requestId).catch(() => null);
    if (!request) return;
    const clock = clockOfRecord(request, ctx.now);
    const stage = stageOf(request, clock, parisDay(ctx.now));
    if (openRequestStates.some((state) => state === request.state)) await planReminder(ctx, requestId, clock);
    if (stage === null || wasReminded(request, stage, clock.lastDay)) return;
    const matter = { ...request, officerId: request.assigneeId };
    const officers = await officersOf(ctx, matter, { pressing: escalated.includes(stage) });
    const without = stage === 'overdue' ? await withoutCause(ctx) : 0;
    const taskId = await leaveTask(ctx, request, stage, clock.lastDay, officers);
    const mailed = this.mail.reminded(officers);
    for (const officer of mailed)
      await this.mail.send(ctx, officer, {
        ownerKind: 'request-reminder',
        ownerId: taskId,
        subject: reminderTitle(stage, request.reference, clock.lastDay, officer.locale),
        lines: without > 0 ? [causesMissing(without, officer.locale)] : [],
        path: `/requests/${request.id}`,
      });
    await addFact(ctx, request, { kind: 'reminded', data: { stage, dueOn: clock.lastDay, taskId } });
    await record(ctx, {
      type: 'request.reminded',
      journal: journalOf(request),
      object: { kind: 'request', id: request.id },
      ticketId: request.ticketId,
      content: { stage, dueOn: clock.lastDay, taskId, mailedTo: mailed.map(({ id }) => id) },
    });
  }
}

/** How many late requests lack a cause; a restricted one is nobody's number. */
async function withoutCause(ctx: Context): Promise<number> {
  const [row] = await ctx.query<{ count: number }>(
    `select count(*)::int as count from request
     where ${OPEN} and due_on < $1::date and overdue_cause is null and not restricted`,
    [parisDay(ctx.now)],
  );
  return row.count;
}

async function leaveTask(
  ctx: Context,
  request: RequestRecord,
  stage: ReminderStage,
  dueOn: CivilDay,
  officers: readonly Addressee[],
): Promise<string> {
  const locale = officers.find(({ id }) => id === request.assigneeId)?.locale ?? 'fr';
  const title = reminderTitle(stage, request.reference, dueOn, locale);
  const [task] = await ctx.query<{ id: string }>(
    `insert into task (ticket_id, request_id, restricted, title, assignee_id, due_on) values ($1, $2, $3, $4, $5, $6) returning id`,
    [request.ticketId, request.id, request.restricted, title, request.assigneeId, dueOn],
  );
  return task.id;
}
