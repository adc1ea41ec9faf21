import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import { actingOfficer, seenTicket } from './seen-ticket.js';

export interface NewTask {
  readonly title: string;
  readonly dueOn?: string | null;
  readonly assigneeId?: string | null;
  readonly requestId?: string | null;
  /** The right of the request that it is about. */
  readonly trackId?: string | null;
}

export async function addTask(ctx: Context, ticketId: string, task: NewTask): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  const [added] = await ctx.query<{ id: string }>(
    `insert into task (ticket_id, request_id, restricted, title, assignee_id, due_on, created_by, track_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      ticketId,
      task.requestId ?? null,
      ticket.restricted,
      task.title,
      task.assigneeId ?? null,
      task.dueOn ?? null,
      actingOfficer(ctx),
      task.trackId ?? null,
    ],
  );
  await record(ctx, {
    type: 'task.added',
    journal: ticket.restricted ? 'vault' : 'desk',
    object: { kind: 'task', id: added.id },
    ticketId,
    content: { dueOn: task.dueOn ?? null },
  });
}

/** Done or not done after all. Returns the ticket's id. */
export async function setTaskDone(ctx: Context, taskId: string, done: boolean): Promise<string> {
  const [task] = await ctx.query<{ ticketId: string; restricted: boolean }>(
    `update task set done_at = case when $2 then $3::timestamptz end, done_by = case when $2 then $4::uuid end where id = $1
     returning ticket_id as "ticketId", restricted`,
    [taskId, done, ctx.now, actingOfficer(ctx)],
  );
  if (!task) throw new DomainError('task.not-found', 'not-found');
  await record(ctx, {
    type: done ? 'task.done' : 'task.reopened',
    journal: task.restricted ? 'vault' : 'desk',
    object: { kind: 'task', id: taskId },
    ticketId: task.ticketId,
  });
  return task.ticketId;
}
