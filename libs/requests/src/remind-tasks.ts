import { Injectable } from '@nestjs/common';
import { addDays, instantOf, parisDay, writtenDay, type CivilDay, type LetterLanguage } from '#domain';
import type { Context } from '#foundation';
import { record } from '#audit';
import { OfficerMail, officersOf } from './officer-mail.js';
import { journalOf } from './request-record.js';

/** Older ones were told, or are older than the mails: an outage of a week is made up for, no more. */
const DAYS_BACK = 7;

/**
 * Tells whoever has a task by mail, on the morning of its day and once only. Of the tasks that the desk left itself its
 * own reminders told already. A title is typed by an officer and may name a person: it stays in the desk.
 */
@Injectable()
export class RemindTasks {
  constructor(private readonly mail: OfficerMail) {}

  async run(ctx: Context): Promise<void> {
    const today = parisDay(ctx.now);
    if (ctx.now < instantOf(`${today}T08:00`)) return;
    // One at a time, so that no two find the same task untold.
    await ctx.query(`select pg_advisory_xact_lock(hashtextextended('task reminders', 0))`);
    const tasks = await ctx.query<DueTask & Record<string, unknown>>(DUE, [
      today,
      addDays(today, -DAYS_BACK),
    ]);
    for (const task of tasks) await this.tell(ctx, task);
  }

  private async tell(ctx: Context, task: DueTask): Promise<void> {
    const officers = this.mail.reminded(await officersOf(ctx, task));
    if (officers.length === 0) return;
    for (const officer of officers)
      await this.mail.send(ctx, officer, {
        ownerKind: 'task-reminder',
        ownerId: task.id,
        subject: titles[officer.locale](task.reference, writtenDay(task.dueOn, officer.locale)),
        path: task.requestId ? `/requests/${task.requestId}` : `/tickets/${task.ticketId}`,
      });
    await record(ctx, {
      type: 'task.reminded',
      journal: journalOf(task),
      object: { kind: 'task', id: task.id },
      ticketId: task.ticketId,
      content: { dueOn: task.dueOn, mailedTo: officers.map(({ id }) => id) },
    });
  }
}

interface DueTask {
  readonly id: string;
  readonly ticketId: string;
  readonly requestId: string | null;
  readonly reference: string;
  readonly restricted: boolean;
  readonly officerId: string | null;
  readonly dueOn: CivilDay;
}

const titles: Readonly<Record<LetterLanguage, (reference: string, day: string) => string>> = {
  fr: (reference, day) => `${reference} – Tâche à faire pour le ${day}`,
  en: (reference, day) => `${reference} – Task due on ${day}`,
};

const DUE = `
  select k.id, k.ticket_id as "ticketId", k.request_id as "requestId", coalesce(r.reference, t.reference) as reference,
         k.restricted, coalesce(k.assignee_id, k.created_by) as "officerId", k.due_on::text as "dueOn"
  from task k join ticket t on t.id = k.ticket_id left join request r on r.id = k.request_id
  where k.done_at is null and k.created_by is not null and k.due_on between $2::date and $1::date
    and not exists (select 1 from outgoing_mail m where m.owner_kind = 'task-reminder' and m.owner_id = k.id)
  order by k.due_on, k.id limit 500`;
