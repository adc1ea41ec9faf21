import pg from 'pg';
import type { Context } from '../context/context.js';
import { TransactionContext } from '../context/transaction.js';
import { newId } from '../context/uuid.js';
import type { JobDefinition } from './define-job.js';

/**
 * Makes a job exist if and only if the transaction of the context commits: a row of the outbox, written
 * together with COMMIT. Returns the row's id.
 */
export async function enqueue<P>(
  ctx: Context,
  job: JobDefinition<P>,
  payload: P,
  opts: { runAt?: Date; correlationId?: string } = {},
): Promise<string> {
  if (!(ctx instanceof TransactionContext)) throw new TypeError('enqueue needs the context of a transaction');
  const id = newId();
  const content = JSON.stringify(job.schema.parse(payload));
  const runAt =
    opts.runAt === undefined ? 'now()' : `${pg.escapeLiteral(opts.runAt.toISOString())}::timestamptz`;
  ctx.outbox.push(
    `('${id}',${pg.escapeLiteral(job.name)},${pg.escapeLiteral(content)},${runAt},${pg.escapeLiteral(opts.correlationId ?? ctx.correlationId)})`,
  );
  return id;
}

/**
 * The same for a statement that writes the row itself: values for `outbox (id, job, payload, correlation_id)`, whose `run_at` is
 * now. The row must not be written by anything but the transaction of the context.
 */
export function outboxRow<P>(ctx: Context, job: JobDefinition<P>, payload: P): readonly string[] {
  if (!(ctx instanceof TransactionContext)) throw new TypeError('a job needs the context of a transaction');
  ctx.rings = true;
  return [newId(), job.name, JSON.stringify(job.schema.parse(payload)), ctx.correlationId];
}
