import { openTestJournals } from '#audit/testing';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { homeView } from './home-view.query.js';
import { listRequests, type RequestListQuery } from './list-requests.query.js';
import { sweepRequests } from './sweep-requests.js';
import { fillRegister } from './testing.js';

const COUNT = 100_000;

describe('the register with 100,000 requests', () => {
  let database: TestDatabase;
  let officers: string[];

  beforeAll(async () => {
    openTestJournals();
    database = await testDatabase();
    const rows = await database.ownerQuery<{ id: string }>(
      `insert into officer (email, name, roles) select 'o' || n || '@mailo.com', 'Officer ' || n, '{dpo}' from generate_series(1, 8) n returning id`,
    );
    officers = rows.map(({ id }) => id);
    await fillRegister(database, COUNT, officers);
  }, 300_000);
  afterAll(() => database?.close());

  const list = (query: Partial<RequestListQuery>) =>
    database.contexts.run({ kind: 'officer', officerId: officers[0] }, (ctx) =>
      listRequests(ctx, { sort: 'dueOn', limit: 25, ...query }),
    );

  it('answers every filter and sort within a few milliseconds, on any page', async () => {
    const me = officers[0];
    const filters: Partial<RequestListQuery>[] = [
      {},
      { open: true },
      { overdue: true },
      { open: false },
      { overdue: false },
      { state: ['closed'] },
      { state: ['withdrawn'] },
      { state: ['received', 'assessing'] },
      { state: ['answered'], right: ['portability'] },
      { right: ['post-mortem'] },
      { right: ['restriction'] },
      { right: ['access', 'post-mortem'] },
      { right: ['post-mortem'], open: true },
      { right: ['portability'], assigneeId: me },
      { waiting: ['identity'] },
      { waiting: ['recipient', 'second-officer'] },
      { waiting: ['counsel'], right: ['erasure'] },
      { assigneeId: me },
      { assigneeId: 'nobody' },
      { assigneeId: me, open: true },
      { assigneeId: 'nobody', state: ['withdrawn'], right: ['post-mortem'] },
      { dueBefore: '2020-01-01' },
      { dueAfter: '2026-01-01', right: ['erasure'] },
    ];
    const slow: string[] = [];
    for (const filter of filters)
      for (const sort of ['dueOn', 'receivedAt'] as const)
        for (const order of ['asc', 'desc'] as const) {
          const query = { ...filter, sort, order };
          const times: number[] = [];
          let cursor: string | undefined;
          for (let turn = 0; turn < 12; turn++) {
            const started = performance.now();
            const page = await list({ ...query, cursor });
            times.push(performance.now() - started);
            cursor = turn % 2 === 0 ? (page.next ?? undefined) : undefined;
          }
          times.sort((a, b) => a - b);
          // The median: other work on the machine must not fail a plan that is good.
          if (times[6] > 15) slow.push(`${times[6].toFixed(1)} ms ${JSON.stringify(query)}`);
        }
    expect(slow).toEqual([]);
  }, 300_000);

  it('shows the morning within the patience of somebody who opens the page', async () => {
    const started = performance.now();
    await database.contexts.run({ kind: 'officer', officerId: officers[0] }, (ctx) => homeView(ctx));
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('is swept in under 20 seconds when every one of them is open', async () => {
    await database.ownerQuery(
      `update request set state = 'assessing', clock = 'running', answered_at = null`,
    );
    await database.ownerQuery('vacuum analyze request');
    const started = performance.now();
    let afterId: string | undefined;
    let jobs = 0;
    do {
      await database.contexts.run({ kind: 'system', scope: 'spec' }, (ctx) =>
        sweepRequests(ctx, afterId, { closeAfterDays: 30 }),
      );
      const [next] = await database.ownerQuery<{ id: string | null }>(
        `with gone as (delete from outbox where job = 'requests.sweep' returning payload) select payload->>'afterId' as id from gone`,
      );
      afterId = next?.id ?? undefined;
      jobs += 1;
    } while (afterId !== undefined);
    const seconds = (performance.now() - started) / 1000;
    expect(jobs).toBe(COUNT / 1000 + 1);
    expect(seconds).toBeLessThan(20);
    const [left] = await database.ownerQuery<{ count: number }>(
      `select count(*)::int from request where explanation = '[]'`,
    );
    expect(left.count).toBe(0);
  }, 120_000);
});
