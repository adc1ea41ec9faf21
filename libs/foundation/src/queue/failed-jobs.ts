import type { Context } from '../context/context.js';
import { DomainError } from '../errors/domain-error.js';

export interface FailedJob {
  id: string;
  job: string;
  attempts: number;
  failedAt: Date;
  lastError: string | null;
}

/** Jobs that were given up, newest first: for the health page. */
export async function listFailedJobs(ctx: Context, limit = 100): Promise<FailedJob[]> {
  return ctx.query<FailedJob & Record<string, unknown>>(
    `select id, job, attempts, failed_at as "failedAt", last_error as "lastError"
     from outbox where failed_at is not null order by failed_at desc limit $1`,
    [limit],
  );
}

/** Opens a given-up job again with all its attempts. */
export async function retryFailedJob(ctx: Context, id: string): Promise<void> {
  const reopened = await ctx.query(
    `update outbox set failed_at = null, attempts = 0, run_at = now(), lease_until = null
     where id = $1 and failed_at is not null returning id`,
    [id],
  );
  if (reopened.length === 0) throw new DomainError('job.not-failed', 'not-found');
}

/** Size and age of what is waiting: for readiness and for the health page. */
export async function outboxHealth(
  ctx: Context,
): Promise<{ open: number; oldestSeconds: number; failed: number }> {
  const [row] = await ctx.query<{ open: number; oldest: number; failed: number }>(
    `select (select count(*)::int from outbox where closed_at is null and failed_at is null) as open,
       (select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 from outbox
         where closed_at is null and failed_at is null and coalesce(lease_until, run_at) <= now()) as oldest,
       (select count(*)::int from outbox where failed_at is not null) as failed`,
  );
  return { open: row.open, oldestSeconds: row.oldest, failed: row.failed };
}
