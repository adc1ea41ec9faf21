import { openRequestStates, type RequestState } from '#domain';
import type { Context } from '#foundation';
import { recordAll } from '#audit';
import { journalOf, type RequestRecord } from './request-record.js';

const owed = (state: RequestState): boolean => openRequestStates.some((one) => one === state);

/**
 * The tasks that the desk itself left are done when nothing is owed any more, and owed again when the answer came back.
 * What an officer wrote down or ticked stays as it is.
 */
export async function settleReminders(ctx: Context, before: RequestRecord, to: RequestState): Promise<void> {
  if (owed(before.state) === owed(to)) return;
  const done = !owed(to);
  const tasks = await ctx.query<{ id: string }>(SETTLE, [before.id, done, ctx.now]);
  await recordAll(
    ctx,
    tasks.map(({ id }) => ({
      type: done ? 'task.done' : 'task.reopened',
      journal: journalOf(before),
      object: { kind: 'task', id },
      ticketId: before.ticketId,
      content: { requestId: before.id, state: to },
    })),
  );
}

const SETTLE = `
  update task set done_at = case when $2 then $3::timestamptz end
  where request_id = $1 and created_by is null and done_by is null and (done_at is null) = $2 returning id`;
