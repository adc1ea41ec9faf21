import {
  createPostgresBackend,
  Queue,
  Worker,
  type ConnectionOptions,
  type Processor,
  type WorkerOptions,
} from 'bullmq';
import type { Settings } from '../config/settings.js';

/** One queue for all jobs: a job says by its name what it is. */
export const QUEUE_NAME = 'desk';

export type QueueSettings = Pick<Settings, 'DATABASE_URL' | 'REDIS_URL' | 'QUEUE_CONCURRENCY'>;

/**
 * BullMQ on PostgreSQL, or on Redis/Valkey when its URL is set. The outbox is the truth and the queue only its
 * echo, so a queue in PostgreSQL need not wait for the disk.
 */
function connection(settings: QueueSettings, max: number): ConnectionOptions {
  if (settings.REDIS_URL !== undefined) {
    return { url: settings.REDIS_URL, maxRetriesPerRequest: null };
  }
  return {
    connectionString: settings.DATABASE_URL,
    max,
    keepAlive: true,
    application_name: 'dpo-desk queue',
    options: '-c synchronous_commit=off',
  };
}

const backend = (settings: QueueSettings) =>
  settings.REDIS_URL === undefined ? createPostgresBackend : undefined;

export function openQueue(settings: QueueSettings): Queue {
  return new Queue(QUEUE_NAME, { connection: connection(settings, 2) }, backend(settings) as never);
}

export function openWorker(settings: QueueSettings, processor: Processor): Worker {
  const options: WorkerOptions = {
    connection: connection(settings, 4),
    concurrency: settings.QUEUE_CONCURRENCY,
    autorun: false,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    // Short, so that the jobs of a killed process are taken up soon. Too short does no harm: the row's own lock
    // keeps a job that still runs from being done twice.
    lockDuration: 10_000,
    stalledInterval: 3_000,
    maxStalledCount: 1,
    runRetryDelay: 1_000,
  };
  return new Worker(QUEUE_NAME, processor, options, backend(settings) as never);
}
