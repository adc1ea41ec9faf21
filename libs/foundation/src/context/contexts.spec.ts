import { testDatabase, type TestDatabase } from '../testing.js';
import type { Actor } from './actor.js';
import { newId } from './uuid.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase({ pool: 2 });
});
afterAll(() => db.close());

const system = (scope: string): Actor => ({ kind: 'system', scope });
const tick = (name: string) => `insert into schedule_tick (name, last_at) values ('${name}', now())`;
const ticks = (name: string) => db.ownerQuery('select 1 from schedule_tick where name = $1', [name]);
const WHO = `select current_user as role, current_setting('app.officer', true) as officer, current_setting('app.scope', true) as scope`;

describe('a context', () => {
  it('acts as a role that owns nothing and stands above no policy', async () => {
    const [role] = await db.contexts.run(system('spec'), (ctx) =>
      ctx.query(
        `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
           exists (select 1 from pg_class c where c.relowner = r.oid) as owns,
           pg_has_role(oid, 'dpo_owner', 'member') as is_owner
         from pg_roles r where rolname = current_user`,
      ),
    );
    expect(role).toEqual({
      rolname: 'dpo_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owns: false,
      is_owner: false,
    });
  });

  it('tells the database who acts, and leaves no trace of them on the connection', async () => {
    const officerId = newId();
    const asOfficer = await db.contexts.run({ kind: 'officer', officerId }, (ctx) => ctx.query(WHO));
    expect(asOfficer).toEqual([{ role: 'dpo_app', officer: officerId, scope: '' }]);
    const acts = Array.from({ length: 8 }, () =>
      db.contexts.run({ kind: 'anonymous' }, (ctx) => ctx.query(WHO)),
    );
    for (const rows of await Promise.all(acts))
      expect(rows).toEqual([{ role: 'dpo_app', officer: '', scope: '' }]);
    const bare = await db.source.query(WHO);
    expect(bare[0].officer ?? '').toBe('');
    expect(bare[0].scope ?? '').toBe('');
  });

  it('leaves no trace after a failure either', async () => {
    const acts = Array.from({ length: 4 }, () =>
      db.contexts.run(system('spec'), (ctx) => ctx.query('select 1/0')).catch(() => 'failed'),
    );
    expect(await Promise.all(acts)).toEqual(['failed', 'failed', 'failed', 'failed']);
    const bare = await Promise.all([db.source.query(WHO), db.source.query(WHO)]);
    for (const rows of bare) expect(rows[0].scope ?? '').toBe('');
  });

  it.each(["x', true); drop table outbox; --", 'A', '', 'a b'])('refuses the scope %j', async (scope) => {
    await expect(db.contexts.run(system(scope), async () => 1)).rejects.toThrow('plain word');
  });

  it('refuses an officer who is not a uuid', async () => {
    const actor: Actor = { kind: 'officer', officerId: "' or true" };
    await expect(db.contexts.run(actor, async () => 1)).rejects.toThrow('uuid');
  });

  it('runs what waits for the commit only then', async () => {
    const told: string[] = [];
    await db.contexts.run(system('spec'), async (ctx) => {
      ctx.afterCommit(() => told.push('committed'));
      await ctx.query(tick('kept'));
      expect(told).toEqual([]);
    });
    const failure = db.contexts.run(system('spec'), async (ctx) => {
      ctx.afterCommit(() => told.push('never'));
      await ctx.query(tick('lost'));
      throw new Error('no');
    });
    await expect(failure).rejects.toThrow('no');
    expect(told).toEqual(['committed']);
    expect(await ticks('kept')).toHaveLength(1);
    expect(await ticks('lost')).toHaveLength(0);
  });

  it('never reports success when a swallowed error made the database roll back', async () => {
    const act = db.contexts.run(system('spec'), async (ctx) => {
      await ctx.query(tick('swallowed'));
      await ctx.query('select 1/0').catch(() => 'ignored');
    });
    await expect(act).rejects.toThrow('rolled back');
    expect(await ticks('swallowed')).toHaveLength(0);
  });

  it('lets a part fail alone inside a savepoint, with what it wanted to happen after the commit', async () => {
    const told: string[] = [];
    await db.contexts.run(system('spec'), async (ctx) => {
      await ctx.query(tick('before'));
      const part = ctx.savepoint(async () => {
        ctx.afterCommit(() => told.push('part'));
        await ctx.query(tick('part'));
        await ctx.query('select 1/0');
      });
      await expect(part).rejects.toThrow('zero');
      await ctx.query(tick('after'));
    });
    expect(
      [await ticks('before'), await ticks('part'), await ticks('after')].map((rows) => rows.length),
    ).toEqual([1, 0, 1]);
    expect(told).toEqual([]);
  });

  it('saves entities in the transaction it opened, not in one of their own', async () => {
    const act = db.contexts.run(system('spec'), async (ctx) => {
      await ctx.manager.transaction(async (inner) => inner.query(tick('nested')));
      throw new Error('outer');
    });
    await expect(act).rejects.toThrow('outer');
    expect(await ticks('nested')).toHaveLength(0);
  });

  it('tries again after a deadlock', async () => {
    await db.ownerQuery(`insert into schedule_tick values ('left', now()), ('right', now())`);
    let starts = 0;
    let both: () => void;
    const together = new Promise<void>((resolve) => (both = resolve));
    const swap = (first: string, second: string) =>
      db.contexts.run(system('spec'), async (ctx) => {
        await ctx.query('update schedule_tick set last_at = now() where name = $1', [first]);
        if (++starts === 2) both();
        await together;
        await ctx.query('update schedule_tick set last_at = now() where name = $1', [second]);
      });
    await Promise.all([swap('left', 'right'), swap('right', 'left')]);
    expect(starts).toBe(3);
  });

  it('replaces a connection that the server cut', async () => {
    const cut = db.contexts.run(system('spec'), async (ctx) => {
      const [me] = await ctx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await db.ownerQuery('select pg_terminate_backend($1)', [me.pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await ctx.query('select 1');
    });
    await expect(cut).rejects.toThrow();
    const acts = Array.from({ length: 4 }, () =>
      db.contexts.run(system('spec'), (ctx) => ctx.query('select 1 as one')),
    );
    for (const rows of await Promise.all(acts)) expect(rows).toEqual([{ one: 1 }]);
  });

  it('stops a statement that takes too long', async () => {
    const act = db.contexts.run(system('spec'), (ctx) => ctx.query('select pg_sleep(5)'), {
      statementTimeoutMs: 50,
    });
    await expect(act).rejects.toMatchObject({ code: '57014' });
  });
});
