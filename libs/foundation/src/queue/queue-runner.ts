import { Injectable } from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import { SettingsService } from '../config/settings-service.js';
import { Contexts } from '../context/contexts.js';
import { logger } from '../logging/logger.js';
import { openQueue, openWorker } from './backend.js';
import { JobHandlers } from './job-handlers.js';
import { ticketsOf, toEntries } from './queue-entries.js';
import { type OutboxRow, Relay } from './relay.js';
import { recordFailure, runJobs } from './run-job.js';
import { Schedules } from './schedules.js';

const log = logger('queue');
const PATIENCE_MS = 3_500;
const FEW = 16;

/** The worker's engine: relay, queue, handlers, schedules. Only the worker application starts it. */
@Injectable()
export class QueueRunner {
  private queue: Queue | undefined;
  private worker: Worker | undefined;
  private relay: Relay | undefined;

  constructor(
    private readonly contexts: Contexts,
    private readonly settings: SettingsService,
    private readonly handlers: JobHandlers,
    private readonly schedules: Schedules,
  ) {}

  /** Refuses to start while a job of the catalogue has no handler; `partial` is for tests of one step. */
  async start(options: { partial?: boolean } = {}): Promise<void> {
    if (!options.partial) this.handlers.assertComplete();
    const values = this.settings.values;
    this.queue = openQueue(values);
    this.worker = openWorker(values, (job) => this.process(job));
    this.queue.on('error', (error) => log.warn({ err: error }, 'the queue has a fault'));
    this.worker.on('error', (error) => log.warn({ err: error }, 'the queue has a fault'));
    this.worker.on('failed', (job, error) => void this.lost(job, error));
    await Promise.all([this.queue.waitUntilReady(), this.worker.waitUntilReady()]);
    void this.worker.run().catch((error: unknown) => log.error({ err: error }, 'the worker stopped'));
    this.relay = new Relay({
      contexts: this.contexts,
      databaseUrl: values.DATABASE_URL,
      add: (rows) => this.add(rows),
      leaseMs: values.QUEUE_LEASE_SECONDS * 1000,
    });
    await this.relay.start();
    this.schedules.start();
  }

  /** Lets the running jobs finish, but not for ever: what is cut off is done again at the next start. */
  async stop(): Promise<void> {
    this.schedules.stop();
    await this.relay?.stop();
    const worker = this.worker;
    if (worker !== undefined) {
      const inTime = await Promise.race([
        worker.close().then(() => true),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS).unref()),
      ]);
      if (!inTime) await worker.close(true).catch(() => {});
    }
    await this.queue?.close().catch(() => {});
    this.queue = this.worker = this.relay = undefined;
  }

  private async process(job: Job): Promise<void> {
    await runJobs(this.contexts, this.handlers, ticketsOf(job));
  }

  /** The process that ran the job died more than once: that is a failed attempt like any other. */
  private async lost(job: Job | undefined, error: Error): Promise<void> {
    for (const ticket of job === undefined ? [] : ticketsOf(job)) {
      try {
        await recordFailure(this.contexts, this.handlers.find(ticket.name), ticket, error);
      } catch (fault) {
        log.warn({ err: fault, job: ticket.name }, 'a lost job could not be recorded');
      }
    }
  }

  /** A few go one by one: a bulk costs two temporary tables. */
  private async add(rows: OutboxRow[]): Promise<void> {
    const entries = toEntries(rows, this.handlers, this.settings.values.QUEUE_CONCURRENCY);
    const queue = this.queue!;
    if (entries.length > FEW) await queue.addBulk(entries);
    else for (const { name, data, opts } of entries) await queue.add(name, data, opts);
  }
}
