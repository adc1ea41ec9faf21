import { testDatabase, type TestDatabase } from '../testing.js';
import type { Actor } from './actor.js';
import type { Context } from './context.js';

let db: TestDatabase;
beforeAll(async () => {
  // One connection: what a failed act leaves on it is met by the next.
  db = await testDatabase({ pool: 1 });
});
afterAll(() => db.close());

const actor: Actor = { kind: 'system', scope: 'spec' };
const act = <T>(run: (ctx: Context) => Promise<T>): Promise<T> => db.contexts.run(actor, run);
const ten = (ctx: Context, n: number) => ctx.query<{ n: number }>('select 10 / $1::int as n', [n]);
const outcomes = async (asked: readonly Promise<{ n: number }[]>[]) =>
  (await Promise.allSettled(asked)).map((one) =>
    one.status === 'fulfilled' ? one.value[0].n : (one.reason as { code?: string }).code,
  );

describe('statements asked for in one turn', () => {
  it('are answered each by its own rows, in their order', async () => {
    const rows = await act((ctx) => Promise.all([1, 2, 5].map((n) => ten(ctx, n))));
    expect(rows).toEqual([[{ n: 10 }], [{ n: 5 }], [{ n: 2 }]]);
  });

  it('fail from the one that fails on; those before it have their answers', async () => {
    const seen: unknown[] = [];
    const failing = act(async (ctx) => {
      seen.push(...(await outcomes([1, 0, 5].map((n) => ten(ctx, n)))));
    });
    await expect(failing).rejects.toThrow(/rolled back/);
    expect(seen).toEqual([10, '22012', '22012']);
  });

  it('leave the connection usable, whenever the failure came', async () => {
    // From its fifth use on a statement is prepared under a name: failures before, at and after that must not matter.
    for (let i = 0; i < 12; i++) {
      const text = `select ${'1 + '.repeat(i % 3)} 10 / $1::int as n`;
      const ask = (ctx: Context, n: number) => ctx.query<{ n: number }>(text, [n]);
      await expect(act((ctx) => Promise.all([ask(ctx, 0), ask(ctx, 2)]))).rejects.toMatchObject({
        code: '22012',
      });
      await expect(act((ctx) => Promise.all([ask(ctx, 10), ask(ctx, 10)]))).resolves.toHaveLength(2);
    }
  });

  it('are refused by themselves when a value cannot be sent', async () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const mixed = act((ctx) =>
      Promise.allSettled([ten(ctx, 2), ctx.query('select $1::jsonb', [circle]), ten(ctx, 5)]),
    );
    expect((await mixed).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await act((ctx) => ten(ctx, 1))).toEqual([{ n: 10 }]);
  });

  it('of an act that fails meanwhile are undone with it', async () => {
    const insert = `insert into schedule_tick (name, last_at) values ($1, now())`;
    const failing = act(async (ctx) => {
      void ctx.query(insert, ['left-behind']).catch(() => {});
      throw new Error('the act gave up');
    });
    await expect(failing).rejects.toThrow('gave up');
    expect(await db.ownerQuery(`select 1 from schedule_tick where name = 'left-behind'`)).toEqual([]);
  });

  it('stand before a plain text that follows them', async () => {
    const order = await act(async (ctx) => {
      const asked = ctx.query(`select set_config('spec.step', $1, true)`, ['first']);
      const read = ctx.query<{ step: string }>(`select current_setting('spec.step') as step`);
      await asked;
      return read;
    });
    expect(order).toEqual([{ step: 'first' }]);
  });
});
