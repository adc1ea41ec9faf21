import type { Contexts } from '../context/contexts.js';
import type { JobHandlers } from '../queue/job-handlers.js';
import { runJob, type JobOutcome } from '../queue/run-job.js';

/**
 * Does every job that is due, in order and in this process, until none is left: what the worker would do, without
 * waiting for a queue. Returns what came of each. `at` may lie ahead, to see what time will bring.
 */
export async function runDueJobs(
  contexts: Contexts,
  handlers: JobHandlers,
  options: { at?: Date; limit?: number } = {},
): Promise<{ job: string; outcome: JobOutcome }[]> {
  const outcomes: { job: string; outcome: JobOutcome }[] = [];
  const seen = new Set<string>();
  for (;;) {
    const due = await contexts.run({ kind: 'system', scope: 'relay' }, (ctx) =>
      ctx.query<{ id: string; job: string; attempts: number }>(
        `select id, job, attempts from outbox where closed_at is null and failed_at is null
         and run_at <= coalesce($1, now()) order by run_at, id`,
        [options.at ?? null],
      ),
    );
    const fresh = due.filter((row) => !seen.has(`${row.id}.${row.attempts}`));
    if (fresh.length === 0) return outcomes;
    for (const row of fresh) {
      if (outcomes.length >= (options.limit ?? 10_000)) return outcomes;
      seen.add(`${row.id}.${row.attempts}`);
      const outcome = await runJob(contexts, handlers, { outboxId: row.id, name: row.job });
      outcomes.push({ job: row.job, outcome });
    }
  }
}
