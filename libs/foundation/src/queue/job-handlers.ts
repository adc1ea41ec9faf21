import { Injectable } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { jobs } from './catalogue.js';
import type { JobDefinition } from './define-job.js';

export type JobHandler<P> = (ctx: Context, payload: P) => Promise<void>;
/** Several jobs of one kind in one transaction; `correlationId` is what each of them is part of. */
export type TogetherHandler<P> = (
  ctx: Context,
  jobs: readonly { payload: P; correlationId: string }[],
) => Promise<void>;
export type ExhaustedHook<P> = (ctx: Context, payload: P, lastError: string) => Promise<void>;

export interface RegisteredJob {
  definition: JobDefinition<unknown>;
  handler: JobHandler<unknown>;
  together?: TogetherHandler<unknown>;
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

  /**
   * For jobs that came together: all in one transaction. When that fails nothing of it happened, and each is done alone by the
   * ordinary handler, so that one bad job spoils no other.
   */
  onTogether<P>(job: JobDefinition<P>, handler: TogetherHandler<P>): void {
    this.registered(job).together = handler as TogetherHandler<unknown>;
  }

  /** Runs when the last attempt has failed, in the transaction that marks the row as failed. */
  onExhausted<P>(job: JobDefinition<P>, hook: ExhaustedHook<P>): void {
    this.registered(job).onExhausted = hook as ExhaustedHook<unknown>;
  }

  find(name: string): RegisteredJob | undefined {
    return this.byName.get(name);
  }

  private registered(job: { name: string }): RegisteredJob {
    const registered = this.byName.get(job.name);
    if (registered === undefined) throw new Error(`the job ${job.name} has no handler yet`);
    return registered;
  }

  /** Refuses to start a worker that would leave a job of the catalogue undone. */
  assertComplete(): void {
    const missing = Object.values(jobs)
      .map((job) => job.name)
      .filter((name) => !this.byName.has(name));
    if (missing.length > 0) throw new Error(`no handler for the job ${missing.join(', ')}`);
  }
}
