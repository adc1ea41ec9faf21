import { Injectable } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { Contexts } from '../context/contexts.js';
import { logger } from '../logging/logger.js';
import type { JobDefinition } from './define-job.js';
import { enqueue } from './enqueue.js';

const log = logger('schedules');

interface Schedule {
  name: string;
  everyMs: number;
  enqueueDue: (ctx: Context) => Promise<void>;
}

/** Recurring jobs. However many workers tick, one row in the database decides who enqueues. */
@Injectable()
export class Schedules {
  private readonly schedules: Schedule[] = [];
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(private readonly contexts: Contexts) {}

  /**
   * Enqueues `job` every `everyMs`, once for each payload (default: one empty payload). A job that is still open
   * is not added again, so that a slow worker is not buried.
   */
  every<P>(
    name: string,
    everyMs: number,
    job: JobDefinition<P>,
    payloads: (ctx: Context) => Promise<P[]> = async () => [{} as P],
  ): void {
    this.schedules.push({
      name,
      everyMs,
      enqueueDue: async (ctx) => {
        for (const payload of await payloads(ctx)) {
          if (!(await isOpen(ctx, job.name, payload))) await enqueue(ctx, job, payload);
        }
      },
    });
  }

  start(): void {
    for (const schedule of this.schedules) {
      const tick = () =>
        void this.tick(schedule).catch((error: unknown) => log.warn({ err: error }, 'a tick was lost'));
      this.timers.push(setInterval(tick, schedule.everyMs));
      tick();
    }
  }

  stop(): void {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
  }

  private async tick(schedule: Schedule): Promise<void> {
    await this.contexts.run({ kind: 'system', scope: 'schedule' }, async (ctx) => {
      if (await takesTick(ctx, schedule)) await schedule.enqueueDue(ctx);
    });
  }
}

/** The row is the clock: whoever moves it on has the tick. A tenth of slack absorbs late timers. */
async function takesTick(ctx: Context, schedule: Schedule): Promise<boolean> {
  const taken = await ctx.query(
    `insert into schedule_tick (name, last_at) values ($1, now())
     on conflict (name) do update set last_at = now()
     where schedule_tick.last_at <= now() - $2 * interval '1 millisecond'
     returning name`,
    [schedule.name, schedule.everyMs * 0.9],
  );
  return taken.length > 0;
}

async function isOpen(ctx: Context, job: string, payload: unknown): Promise<boolean> {
  const open = await ctx.query(
    `select 1 from outbox where closed_at is null and failed_at is null and job = $1 and payload = $2 limit 1`,
    [job, JSON.stringify(payload)],
  );
  return open.length > 0;
}
