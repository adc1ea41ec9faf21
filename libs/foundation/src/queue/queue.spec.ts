import { z } from 'zod';
import { loadSettings } from '../config/load-settings.js';
import type { Context } from '../context/context.js';
import { newId } from '../context/uuid.js';
import { runDueJobs, testDatabase, type TestDatabase } from '../testing.js';
import { jobs } from './catalogue.js';
import { defineJob } from './define-job.js';
import { enqueue } from './enqueue.js';
import { listFailedJobs, retryFailedJob } from './failed-jobs.js';
import { JobHandlers } from './job-handlers.js';
import { Postpone } from './postpone.js';
import { QueueRunner } from './queue-runner.js';
import { runJob, runJobs } from './run-job.js';
import { Schedules } from './schedules.js';

const system = { kind: 'system', scope: 'spec' } as const;
const greet = defineJob({
  name: 'spec.greet',
  schema: z.object({ id: z.uuid() }),
  id: (p) => p.id,
  retry: { attempts: 3, backoffMs: 60_000 },
});

let db: TestDatabase;
let handlers: JobHandlers;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  handlers = new JobHandlers();
  await db.ownerQuery('truncate outbox');
});

const give = (id = newId(), runAt?: Date) =>
  db.contexts.run(system, (ctx) => enqueue(ctx, greet, { id }, { runAt }));
const row = async (id: string) => (await db.ownerQuery('select * from outbox where id = $1', [id]))[0];
const mark = (name: string) => `insert into schedule_tick (name, last_at) values ('${name}', now())`;
const marked = async (name: string) =>
  (await db.ownerQuery('select 1 from schedule_tick where name = $1', [name])).length;
const hour = (n: number) => new Date(Date.now() + n * 3600_000);

describe('a job', () => {
  it('exists if and only if its transaction commits', async () => {
    const failed = db.contexts.run(system, async (ctx) => {
      await enqueue(ctx, greet, { id: newId() });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await db.contexts.run(system, async (ctx) => {
      const part = ctx.savepoint(async () => {
        await enqueue(ctx, greet, { id: newId() });
        throw new Error('part');
      });
      await expect(part).rejects.toThrow('part');
    });
    expect(await db.ownerQuery('select 1 from outbox')).toHaveLength(0);
    await give();
    expect(await db.ownerQuery('select 1 from outbox')).toHaveLength(1);
  });

  it('takes ids that fit its schema and nothing else', async () => {
    const wrong = db.contexts.run(system, (ctx) => enqueue(ctx, greet, { id: "o'clock" }));
    await expect(wrong).rejects.toThrow();
    expect(await db.ownerQuery('select 1 from outbox')).toHaveLength(0);
  });

  it('is closed by the very transaction that did its work', async () => {
    const seen: unknown[] = [];
    handlers.on(greet, async (ctx, payload) => {
      seen.push([payload, ctx.actor]);
      await ctx.query(mark('greeted'));
    });
    const about = newId();
    const id = await give(about);
    expect(await runDueJobs(db.contexts, handlers)).toEqual([{ job: 'spec.greet', outcome: 'done' }]);
    expect(seen).toEqual([[{ id: about }, { kind: 'system', scope: 'job.spec.greet' }]]);
    expect((await row(id)).closed_at).toBeInstanceOf(Date);
    expect(await marked('greeted')).toBe(1);
    expect(await runJob(db.contexts, handlers, { outboxId: id, name: 'spec.greet' })).toBe('skipped');
    expect(seen).toHaveLength(1);
  });

  it('is done once when two workers get it at the same time', async () => {
    let done = 0;
    handlers.on(greet, async () => {
      done++;
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    const ticket = { outboxId: await give(), name: 'spec.greet' };
    const outcomes = await Promise.all([1, 2, 3].map(() => runJob(db.contexts, handlers, ticket)));
    expect(outcomes.sort()).toEqual(['done', 'skipped', 'skipped']);
    expect(done).toBe(1);
  });

  describe('that came together with others', () => {
    const several = async (n: number) => {
      const tickets = [];
      for (let i = 0; i < n; i++)
        tickets.push({ outboxId: await give(), name: 'spec.greet', correlationId: `part-${i}` });
      return tickets;
    };
    const open = () => db.ownerQuery('select 1 from outbox where closed_at is null and failed_at is null');

    it('shares their transaction, under its own correlation id, and is not done twice', async () => {
      const trips: string[][] = [];
      handlers.on(greet, () => Promise.reject(new Error('not alone')));
      handlers.onTogether(greet, async (_ctx, jobs) => {
        trips.push(jobs.map(({ correlationId }) => correlationId).sort());
      });
      const tickets = await several(3);
      await runJobs(db.contexts, handlers, tickets);
      await runJobs(db.contexts, handlers, tickets);
      expect(trips).toEqual([['part-0', 'part-1', 'part-2']]);
      expect(await open()).toHaveLength(0);
    });

    it('is done alone when one of them fails, which then fails alone', async () => {
      const tickets = await several(3);
      const [bad] = await db.ownerQuery<{ payload: { id: string } }>(
        'select payload from outbox where id = $1',
        [tickets[1].outboxId],
      );
      let done = 0;
      const greetOne = async (ctx: Context, { id }: { id: string }): Promise<void> => {
        await ctx.query(`insert into schedule_tick (name, last_at) values ($1, now())`, [`greeted ${id}`]);
        if (id === bad.payload.id) throw new Error('bad');
        done++;
      };
      handlers.on(greet, greetOne);
      handlers.onTogether(greet, async (ctx, jobs) => {
        for (const { payload } of jobs) await greetOne(ctx, payload);
      });
      await runJobs(db.contexts, handlers, tickets);
      expect(done).toBeGreaterThanOrEqual(2);
      expect(await open()).toHaveLength(1);
      expect(await row(tickets[1].outboxId)).toMatchObject({ attempts: 1, closed_at: null });
      expect(await db.ownerQuery(`select 1 from schedule_tick where name like 'greeted %'`)).toHaveLength(2);
    });
  });

  it('leaves nothing behind when it fails, and is tried again later, longer each time', async () => {
    handlers.on(greet, async (ctx) => {
      await ctx.query(mark('half'));
      throw new Error('no such thing as marie@example.org');
    });
    const id = await give();
    await runJob(db.contexts, handlers, { outboxId: id, name: 'spec.greet' });
    expect(await marked('half')).toBe(0);
    const first = await row(id);
    expect(first).toMatchObject({ attempts: 1, closed_at: null, failed_at: null, lease_until: null });
    expect(first.last_error).toBe('Error: no such thing as [address]');
    await runJob(db.contexts, handlers, { outboxId: id, name: 'spec.greet' });
    const second = await row(id);
    const wait = (r: typeof first) => (r.run_at as Date).getTime() - Date.now();
    expect(wait(first)).toBeGreaterThan(55_000);
    expect(wait(second)).toBeGreaterThan(115_000);
  });

  it('is given up visibly after its last attempt, tells so once, and can be opened again', async () => {
    const told: unknown[] = [];
    let broken = true;
    handlers.on(greet, async () => {
      if (broken) throw new Error('still broken');
    });
    handlers.onExhausted(greet, async (ctx, payload, error) => {
      await ctx.query(mark('told'));
      told.push([payload, error]);
    });
    const about = newId();
    const id = await give(about);
    for (const _ of [1, 2, 3, 4]) await runJob(db.contexts, handlers, { outboxId: id, name: 'spec.greet' });
    expect(told).toEqual([[{ id: about }, 'Error: still broken']]);
    expect(await marked('told')).toBe(1);
    const failed = await db.contexts.run(system, (ctx) => listFailedJobs(ctx));
    expect(failed).toMatchObject([{ id, job: 'spec.greet', attempts: 3 }]);
    broken = false;
    await db.contexts.run(system, (ctx) => retryFailedJob(ctx, id));
    expect(await runDueJobs(db.contexts, handlers)).toEqual([{ job: 'spec.greet', outcome: 'done' }]);
  });

  it('counts no attempt when the world is not ready', async () => {
    handlers.on(greet, async () => {
      throw new Postpone(3600_000, 'the platform is away');
    });
    const id = await give();
    expect(await runJob(db.contexts, handlers, { outboxId: id, name: 'spec.greet' })).toBe('postponed');
    expect(await row(id)).toMatchObject({ attempts: 0, failed_at: null });
    expect(await runDueJobs(db.contexts, handlers)).toEqual([]);
  });

  it('planned for later waits for its time', async () => {
    handlers.on(greet, async () => {});
    await give(newId(), hour(2));
    expect(await runDueJobs(db.contexts, handlers)).toEqual([]);
    expect(await runDueJobs(db.contexts, handlers, { at: hour(3) })).toHaveLength(1);
  });
});

describe('the handlers', () => {
  it('must cover the catalogue before a worker starts', () => {
    handlers.on(jobs.sealAudit, async () => {});
    expect(() => handlers.assertComplete()).toThrow(/no handler for the job .*intake\.process-message/);
    expect(() => handlers.assertComplete()).not.toThrow(/audit\.seal/);
  });

  it('are one a job', () => {
    handlers.on(jobs.sealAudit, async () => {});
    expect(() => handlers.on(jobs.sealAudit, async () => {})).toThrow('two handlers');
  });
});

describe('the running queue', () => {
  const until = async (condition: () => Promise<boolean>) => {
    for (let i = 0; i < 400; i++) {
      if (await condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('it did not happen in time');
  };
  const allClosed = async () =>
    (await db.ownerQuery<{ n: number }>('select count(*)::int as n from outbox where closed_at is null'))[0]
      .n === 0;
  const runner = (more: Record<string, string> = {}) => {
    const values = loadSettings({ DATABASE_URL: db.appUrl, QUEUE_CONCURRENCY: '4', ...more });
    return new QueueRunner(db.contexts, { values }, handlers, new Schedules(db.contexts));
  };

  it('does a hundred jobs, each once, those already waiting and those that come', async () => {
    const seen: string[] = [];
    handlers.on(greet, async (_ctx, { id }) => void seen.push(id));
    for (let i = 0; i < 50; i++) await give();
    const queue = runner();
    await queue.start({ partial: true });
    try {
      await Promise.all(Array.from({ length: 50 }, () => give()));
      await until(allClosed);
    } finally {
      await queue.stop();
    }
    expect(seen).toHaveLength(100);
    expect(new Set(seen).size).toBe(100);
  });

  it('wakes up for a job that another process has written', async () => {
    handlers.on(greet, async () => {});
    const queue = runner();
    await queue.start({ partial: true });
    try {
      await until(allClosed);
      const id = newId();
      await db.ownerQuery(`insert into outbox (job, payload) values ('spec.greet', $1)`, [
        JSON.stringify({ id }),
      ]);
      await db.ownerQuery(`select pg_notify('outbox', '')`);
      const start = Date.now();
      await until(allClosed);
      expect(Date.now() - start).toBeLessThan(2_000);
    } finally {
      await queue.stop();
    }
  });

  it('takes up a row whose lease ran out because the queue forgot it', async () => {
    handlers.on(greet, async () => {});
    const id = await give();
    await db.ownerQuery(
      `update outbox set lease_until = now() - interval '1 second', run_at = now() - interval '1 second'`,
    );
    const queue = runner();
    await queue.start({ partial: true });
    try {
      await until(allClosed);
    } finally {
      await queue.stop();
    }
    expect((await row(id)).attempts).toBe(0);
  });

  it('keeps working after every connection was cut', async () => {
    handlers.on(greet, async () => {});
    const queue = runner();
    await queue.start({ partial: true });
    try {
      await give();
      await until(allClosed);
      await db.ownerQuery(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'dpo_app'`,
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      await give();
      await until(allClosed);
    } finally {
      await queue.stop();
    }
  });

  it('enqueues a recurring job once, however many workers tick', async () => {
    const daily = defineJob({
      name: 'spec.daily',
      schema: z.object({}),
      id: () => '',
      retry: { attempts: 1, backoffMs: 0 },
    });
    const clocks = [1, 2, 3].map(() => new Schedules(db.contexts));
    for (const clock of clocks) clock.every('spec-daily', 3600_000, daily);
    for (const clock of clocks) clock.start();
    const written = () => db.ownerQuery(`select 1 from outbox where job = 'spec.daily'`);
    await until(async () => (await written()).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 150));
    for (const clock of clocks) clock.stop();
    expect(await written()).toHaveLength(1);
  });
});
