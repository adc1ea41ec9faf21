import { Injectable } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { jobs } from './catalogue.js';
import type { JobDefinition } from './define-job.js';

export type JobHandler<P> = (ctx: Context, payload: P) => Promise<void>;
export type ExhaustedHook<P> = (ctx: Context, payload: P, lastError: string) => Promise<void>;

export interface RegisteredJob {
  definition: JobDefinition<unknown>;
  handler: JobHandler<unknown>;
  onExhausted?: ExhaustedHook<unknown>;
}

/** Who does which job. Filled by the steps' modules while the worker boots. */
@Injectable()
export class JobHandlers {
  private readonly byName = new Map<string, RegisteredJob>();

  /** `handler` runs in the transaction that closes the job's outbox row: both happen or neither. */
  on<P>(job: JobDefinition<P>, handler: JobHandler<P>): void {
    if (this.byName.has(job.name)) throw new Error(`the job ${job.name} has two handlers`);
    this.byName.set(job.name, {
      definition: job as JobDefinition<unknown>,
      handler: handler as JobHandler<unknown>,
    });
  }

  /** Runs when the last attempt has failed, in the transaction that marks the row as failed. */
  onExhausted<P>(job: JobDefinition<P>, hook: ExhaustedHook<P>): void {
    const registered = this.byName.get(job.name);
    if (registered === undefined) throw new Error(`the job ${job.name} has no handler yet`);
    registered.onExhausted = hook as ExhaustedHook<unknown>;
  }

  find(name: string): RegisteredJob | undefined {
    return this.byName.get(name);
  }

  /** Refuses to start a worker that would leave a job of the catalogue undone. */
  assertComplete(): void {
    const missing = Object.values(jobs)
      .map((job) => job.name)
      .filter((name) => !this.byName.has(name));
    if (missing.length > 0) throw new Error(`no handler for the job ${missing.join(', ')}`);
  }
}
