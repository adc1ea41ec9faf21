import { newId } from '../context/uuid.js';
import type { Actor } from '../context/actor.js';
import { testDatabase, type TestDatabase } from '../testing.js';

let db: TestDatabase;
let support: string;
let counsel: string;

// One connection, so that every act meets what the one before may have left on it.
beforeAll(async () => {
  db = await testDatabase({ pool: 1 });
  support = await officer('support');
  counsel = await officer('counsel');
  await ticket('open to all', false);
  const secret = await ticket('for those named', true);
  await db.ownerQuery(
    `insert into access_grant (resource_kind, resource_id, officer_id, reason) values ('ticket', $1, $2, 'spec')`,
    [secret, counsel],
  );
});
afterAll(() => db.close());

async function officer(role: string, extra: { state?: string; validUntil?: Date } = {}): Promise<string> {
  const [row] = await db.ownerQuery<{ id: string }>(
    `insert into officer (email, name, roles, state, valid_until) values ($1, $1, array[$2], $3, $4) returning id`,
    [`${newId()}@desk.example`, role, extra.state ?? 'active', extra.validUntil ?? null],
  );
  return row.id;
}

async function ticket(subject: string, restricted: boolean): Promise<string> {
  const [row] = await db.ownerQuery<{ id: string }>(
    `insert into ticket (reference, subject, restricted, channel_kind, first_received_at, last_message_at)
     values ($1, $2, $3, 'manual', now(), now()) returning id`,
    [`DPO-${newId().slice(-9, -5).toUpperCase()}-${newId().slice(-4).toUpperCase()}`, subject, restricted],
  );
  return row.id;
}

const SUBJECTS = 'select subject from ticket order by subject';
const as = (officerId: string): Actor => ({ kind: 'officer', officerId });
const seenBy = async (actor: Actor): Promise<string[]> =>
  (await db.contexts.run(actor, (ctx) => ctx.query<{ subject: string }>(SUBJECTS))).map((row) => row.subject);

describe('a pooled connection', () => {
  it('carries nothing of the officer before: each sees what is theirs, in any order', async () => {
    for (let round = 0; round < 3; round += 1) {
      expect(await seenBy(as(counsel))).toEqual(['for those named', 'open to all']);
      expect(await seenBy(as(support))).toEqual(['open to all']);
    }
  });

  it('shows nothing to a query that names no actor', async () => {
    await seenBy(as(counsel));
    expect(await db.source.query(SUBJECTS)).toEqual([]);
    await db.contexts.run({ kind: 'system', scope: 'spec' }, (ctx) => ctx.query('select 1'));
    expect(await db.source.query(SUBJECTS)).toEqual([]);
    expect(await seenBy({ kind: 'anonymous' })).toEqual([]);
  });

  it('shows nothing after an act of somebody cleared that failed halfway', async () => {
    const failed = db.contexts.run(as(counsel), (ctx) => ctx.query('select 1/0'));
    await expect(failed).rejects.toThrow();
    expect(await db.source.query(SUBJECTS)).toEqual([]);
    expect(await seenBy(as(support))).toEqual(['open to all']);
  });

  it('keeps to the transaction what an act sets by hand', async () => {
    await db.contexts.run(as(support), (ctx) =>
      ctx.query(`select set_config('app.officer', $1, true)`, [counsel]),
    );
    expect(await db.source.query(SUBJECTS)).toEqual([]);
  });
});

describe('who reads no mail', () => {
  it.each([
    ['an administrator', () => officer('administrator')],
    ['an officer who was disabled', () => officer('dpo', { state: 'disabled' })],
    ['an officer whose time is over', () => officer('auditor', { validUntil: new Date('2020-01-01') })],
    ['somebody who is no officer', async () => newId()],
  ])('%s sees no ticket', async (_who, make) => {
    expect(await seenBy(as(await make()))).toEqual([]);
  });
});

describe('the shape of the database', () => {
  it('has policies on every table that says of its rows whether they are restricted', async () => {
    const open = await db.ownerQuery(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'restricted'
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and (not c.relrowsecurity
           or not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*')))`,
    );
    expect(open).toEqual([]);
  });

  it('says of every row that hangs from a ticket whether it is restricted, or shows it with its ticket alone', async () => {
    const silent = await db.ownerQuery<{ relname: string }>(
      `select c.relname from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'ticket_id'
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'restricted')
         and not (c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*')
           and pg_get_expr(p.polqual, p.polrelid) ~ 'FROM ticket t\\s+WHERE \\(t.id = .*ticket_id'))
         and c.relname not like 'audit%'`,
    );
    expect(silent).toEqual([]);
  });

  it('gives the application no right to change or take away what the journals hold', async () => {
    const rights = await db.ownerQuery<{ table: string; right: string }>(
      `select c.relname as "table", r as "right" from pg_class c, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) r
       where c.relkind in ('r', 'p') and c.relname like 'audit\\_%' and has_table_privilege('dpo_app', c.oid, r)`,
    );
    expect(rights).toEqual([]);
    const [{ journals }] = await db.ownerQuery<{ journals: number }>(
      `select count(*)::int as journals from pg_class where relkind in ('r', 'p') and relname like 'audit\\_%'`,
    );
    expect(journals).toBeGreaterThanOrEqual(5);
  });

  it('lets the application empty no table and create none', async () => {
    const rights = await db.ownerQuery(
      `select c.relname from pg_class c where c.relkind in ('r', 'p')
         and c.relnamespace in ('public'::regnamespace, 'keys'::regnamespace) and has_table_privilege('dpo_app', c.oid, 'TRUNCATE')`,
    );
    expect(rights).toEqual([]);
    const [may] = await db.ownerQuery(
      `select has_schema_privilege('dpo_app', 'public', 'CREATE') as public, has_schema_privilege('dpo_app', 'keys', 'CREATE') as keys,
         has_schema_privilege('dpo_app', 'bullmq', 'CREATE') as bullmq`,
    );
    expect(may).toEqual({ public: false, keys: false, bullmq: false });
  });

  it('lets no function that acts with the owner’s rights be called by everybody, or look things up where a caller says', async () => {
    const loose = await db.ownerQuery(
      `select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
         and (has_function_privilege('public', p.oid, 'EXECUTE')
           or not exists (select 1 from unnest(p.proconfig) c where c like 'search_path=%'))`,
    );
    expect(loose).toEqual([]);
  });
});
