import { openTestJournals } from '#audit/testing';
import type { Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { homeView } from './home-view.query.js';
import { listRequests, type RequestListQuery } from './list-requests.query.js';
import { sweepRequests } from './sweep-requests.js';
import { fillRegister } from './testing.js';

const COUNT = 100_000;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

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

  /** How many pages of the database an answer touches, and whether it read the register as a whole: no clock, no noise. */
  const cost = (query: Partial<RequestListQuery>) =>
    database.contexts.run({ kind: 'officer', officerId: officers[0] }, async (ctx) => {
      const plans: Plan[] = [];
      const explaining = (sql: string, params?: readonly unknown[]) =>
        ctx.query(`explain (analyze, buffers, format json) ${sql}`, params).then((rows) => {
          plans.push((Object.values(rows[0])[0] as { Plan: Plan }[])[0].Plan);
          return [];
        });
      const asked: Context = Object.create(ctx, { query: { value: explaining } }) as Context;
      await listRequests(asked, { sort: 'dueOn', limit: 25, ...query });
      const [plan] = plans;
      return {
        pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
        scans: nodesOf(plan).filter(
          (node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'request',
        ).length,
      };
    });

  it('answers every filter and sort along an index, touching few pages', async () => {
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
          const { pages, scans } = await cost(query);
          if (pages > 4000 || scans > 0)
            slow.push(`${pages} pages, ${scans} scans: ${JSON.stringify(query)}`);
        }
    expect(slow).toEqual([]);
  }, 300_000);

  it('shows the morning within the patience of somebody who opens the page', async () => {
    const started = performance.now();
    await database.contexts.run({ kind: 'officer', officerId: officers[0] }, (ctx) => homeView(ctx));
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('is swept in under 20 seconds on a day like any other, when every one of them is open', async () => {
    await database.ownerQuery(
      `update request set state = 'assessing', clock = 'running', answered_at = null`,
    );
    await sweepAll();
    const [left] = await database.ownerQuery<{ count: number }>(
      `select count(*)::int from request where explanation = '[]'`,
    );
    expect(left.count).toBe(0);
    await database.ownerQuery('vacuum analyze request');
    const started = performance.now();
    expect(await sweepAll()).toBe(COUNT / 1000 + 1);
    expect((performance.now() - started) / 1000).toBeLessThan(20);
  }, 300_000);

  /** One job after the other, as the worker does; returns how many it took. */
  async function sweepAll(): Promise<number> {
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
    return jobs;
  }
});
