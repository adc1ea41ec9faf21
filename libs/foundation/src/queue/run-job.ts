import type { Contexts } from '../context/contexts.js';
import { isUuid } from '../context/uuid.js';
import { isConnectionLoss, isShortage } from '../database/pg-errors.js';
import { logger } from '../logging/logger.js';
import { jobsExhausted, jobSeconds } from '../metrics/metrics.js';
import type { JobHandlers, RegisteredJob, TogetherHandler } from './job-handlers.js';
import { Postpone } from './postpone.js';

const log = logger('queue');
const LONGEST_BACKOFF_MS = 6 * 3600_000;
const SERVER_AWAY_MS = 2_000;

export interface JobTicket {
  outboxId: string;
  name: string;
  correlationId?: string;
}
export type JobOutcome = 'done' | 'skipped' | 'failed' | 'postponed';

/**
 * Takes the rows and closes them in the handler's own transaction: when the handler fails they are open again.
 * A row that somebody else works on, or that is closed, gives nothing. Travels with BEGIN, hence literals.
 */
function claimSql(outboxIds: readonly string[]): string {
  if (!outboxIds.every(isUuid)) throw new TypeError('an outbox id is a uuid');
  const ids = outboxIds.map((id) => `'${id}'`).join(',');
  return `update outbox set closed_at = clock_timestamp(), lease_until = null where id = any(array(
    select id from outbox where id in (${ids}) and closed_at is null and failed_at is null order by id for update skip locked
  )) returning id, payload`;
}

/** Does the jobs of one trip through the queue: in one transaction where their handler can, else, or when that fails, one by one. */
export async function runJobs(
  contexts: Contexts,
  handlers: JobHandlers,
  tickets: readonly JobTicket[],
): Promise<void> {
  const job = handlers.find(tickets[0]?.name ?? '');
  if (tickets.length > 1 && job?.together !== undefined) {
    const done = await attemptTogether(contexts, job, job.together, tickets).then(
      () => true,
      (error: unknown) => {
        log.info({ err: error, job: job.definition.name, jobs: tickets.length }, 'jobs go one by one');
        return false;
      },
    );
    if (done) return;
  }
  for (const ticket of tickets) await runJob(contexts, handlers, ticket);
}

async function attemptTogether(
  contexts: Contexts,
  { definition }: RegisteredJob,
  handler: TogetherHandler<unknown>,
  tickets: readonly JobTicket[],
): Promise<void> {
  const timer = jobSeconds.startTimer({ job: definition.name });
  const correlations = new Map(tickets.map(({ outboxId, correlationId }) => [outboxId, correlationId]));
  await contexts.runClaiming(
    { kind: 'system', scope: `job.${definition.name}` },
    claimSql([...correlations.keys()]),
    async (ctx, claimed) => {
      if (claimed.length === 0) return;
      await handler(
        ctx,
        claimed.map(({ id, payload }) => ({
          payload: definition.schema.parse(payload),
          correlationId: correlations.get(id as string) ?? ctx.correlationId,
        })),
      );
    },
    { relaxedDurability: definition.relaxedDurability },
  );
  timer({ outcome: 'done' });
}

/** Does one job, whatever queue it came through. Never throws: a failure is a fact of the outbox row. */
export async function runJob(
  contexts: Contexts,
  handlers: JobHandlers,
  ticket: JobTicket,
): Promise<JobOutcome> {
  const job = handlers.find(ticket.name);
  const timer = jobSeconds.startTimer({ job: ticket.name });
  const outcome = await attempt(contexts, job, ticket).catch((error: unknown) =>
    recordFailure(contexts, job, ticket, error).catch((fault: unknown) => {
      // The lease of the row ends by itself; then it is tried again.
      log.warn(
        { err: fault, job: ticket.name, outboxId: ticket.outboxId },
        'a failed job could not be recorded',
      );
      return 'postponed' as const;
    }),
  );
  timer({ outcome });
  return outcome;
}

async function attempt(
  contexts: Contexts,
  job: RegisteredJob | undefined,
  ticket: JobTicket,
): Promise<JobOutcome> {
  if (job === undefined) throw new Error(`no handler for the job ${ticket.name}`);
  const actor = { kind: 'system', scope: `job.${ticket.name}` } as const;
  return contexts.runClaiming(
    actor,
    claimSql([ticket.outboxId]),
    async (ctx, claimed) => {
      const row = claimed[0];
      if (row === undefined) return 'skipped';
      await job.handler(ctx, job.definition.schema.parse(row.payload));
      return 'done';
    },
    { correlationId: ticket.correlationId, relaxedDurability: job.definition.relaxedDurability },
  );
}

/** Counts the attempt, plans the next one, or gives up visibly. */
export async function recordFailure(
  contexts: Contexts,
  job: RegisteredJob | undefined,
  ticket: JobTicket,
  error: unknown,
): Promise<'failed' | 'postponed'> {
  const serverAway = isConnectionLoss(error) || isShortage(error);
  const delay = error instanceof Postpone ? error.delayMs : serverAway ? SERVER_AWAY_MS : undefined;
  if (delay !== undefined) return postpone(contexts, ticket, delay, error);
  log.warn({ err: error, job: ticket.name, outboxId: ticket.outboxId }, 'a job failed');
  const retry = job?.definition.retry ?? { attempts: 1, backoffMs: 0 };
  const text = describe(error);
  await contexts.run({ kind: 'system', scope: `job.${ticket.name}` }, async (ctx) => {
    const [row] = await ctx.query<{ failed: boolean; payload: unknown }>(
      `update outbox set attempts = attempts + 1, last_error = $2, lease_until = null,
         run_at = now() + least($3 * power(2, attempts), $4) * interval '1 millisecond',
         failed_at = case when attempts + 1 >= $5 then now() end
       where id = $1 and closed_at is null and failed_at is null
       returning failed_at is not null as failed, payload`,
      [ticket.outboxId, text, retry.backoffMs, LONGEST_BACKOFF_MS, retry.attempts],
    );
    if (!row?.failed) return;
    jobsExhausted.inc({ job: ticket.name });
    log.error({ job: ticket.name, outboxId: ticket.outboxId }, 'a job was given up');
    const hook = job?.onExhausted;
    if (hook === undefined) return;
    await ctx
      .savepoint(async () => hook(ctx, job!.definition.schema.parse(row.payload), text))
      .catch((fault: unknown) =>
        log.error({ err: fault, job: ticket.name }, 'the end of a job could not be told'),
      );
  });
  return 'failed';
}

async function postpone(
  contexts: Contexts,
  ticket: JobTicket,
  delayMs: number,
  error: unknown,
): Promise<'postponed'> {
  await contexts.run({ kind: 'system', scope: `job.${ticket.name}` }, (ctx) =>
    ctx.query(
      `update outbox set lease_until = null, run_at = now() + $2 * interval '1 millisecond', last_error = $3
       where id = $1 and closed_at is null and failed_at is null`,
      [ticket.outboxId, delayMs, describe(error)],
    ),
  );
  return 'postponed';
}

const describe = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replace(/\S+@\S+/g, '[address]')
    .slice(0, 400);
