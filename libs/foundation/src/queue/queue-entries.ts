import type { Job } from 'bullmq';
import type { JobHandlers } from './job-handlers.js';
import type { OutboxRow } from './relay.js';
import type { JobTicket } from './run-job.js';

/** A trip through the queue costs as much as half a mail: short jobs do not travel alone when they need not. */
const WORTH_A_TRIP = 12;

/** What travels through the queue: outbox ids with their correlation ids, nothing else. */
interface EntryData {
  rows: [outboxId: string, correlationId: string | null][];
}

/**
 * Outbox rows as entries of the queue. The id (row and attempt) makes adding twice harmless. Short jobs travel
 * together when there are more of them than hands; one that failed before travels alone, so that a job that
 * kills its process does not take the others along for ever.
 */
export function toEntries(rows: readonly OutboxRow[], handlers: JobHandlers, concurrency: number) {
  return groups(rows, handlers, concurrency).map((group) => ({
    name: group[0].job,
    data: { rows: group.map((row) => [row.id, row.correlation_id]) } satisfies EntryData,
    opts: {
      jobId: `${group[0].id}.${group[0].attempts}`,
      attempts: 1,
      removeOnComplete: true,
      removeOnFail: true,
    },
  }));
}

export function ticketsOf(job: Job): JobTicket[] {
  return (job.data as EntryData).rows.map(([outboxId, correlationId]) => ({
    outboxId,
    name: job.name,
    correlationId: correlationId ?? undefined,
  }));
}

function groups(rows: readonly OutboxRow[], handlers: JobHandlers, concurrency: number): OutboxRow[][] {
  const done: OutboxRow[][] = [];
  const open = new Map<string, OutboxRow[]>();
  // Half of the hands stay free for whatever else comes.
  const share = Math.max(WORTH_A_TRIP, Math.ceil(rows.length / Math.ceil(concurrency / 2)));
  for (const row of rows) {
    const most = row.attempts > 0 ? 1 : Math.min(share, handlers.find(row.job)?.definition.together ?? 1);
    const group = most > 1 ? open.get(row.job) : undefined;
    if (group === undefined) {
      const fresh = [row];
      done.push(fresh);
      if (most > 1) open.set(row.job, fresh);
    } else {
      group.push(row);
      if (group.length >= most) open.delete(row.job);
    }
  }
  return done;
}
