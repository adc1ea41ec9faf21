import pg from 'pg';
import type { Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { searchDesk } from './search-desk.query.js';

const MESSAGES = 6000;

/** Texts with a common word in all, a rare one in each, accents and two languages. */
const SEED = `
  with c as (insert into channel (kind, name) values ('import', 'search') returning id),
  v as (
    select uuidv7() as ticket_id, uuidv7() as message_id, n, n % 100 = 0 as restricted, now() - n * interval '1 minute' as at,
           case when n % 2 = 0 then 'Des données personnelles très élevées, rare' || n else 'My personal data were deleted, rare' || n end as body
    from generate_series(1, $1) n
  ), t as (
    insert into ticket (id, reference, subject, restricted, channel_kind, first_received_at, last_message_at)
    select ticket_id, 'DPO-' || lpad(n::text, 4, '0') || '-TEST', 'Sujet ' || n, restricted, 'import', at, at from v
  ), m as (
    insert into message (id, channel_id, identity, sha256, size, received_at, received_source, ticket_id, restricted, state, subject, from_name, from_address, parts)
    select message_id, c.id, n::text, '', 1, at, 'file-date', ticket_id, restricted, 'ticketed', 'Sujet ' || n, 'Personne ' || n, 'p' || n || '@example.com', '[]' from v, c
  )
  insert into message_text (message_id, ticket_id, restricted, received_at, body, tsv)
  select message_id, ticket_id, restricted, at, body, to_tsvector(case when n % 2 = 0 then 'dpo_fr' else 'dpo_en' end::regconfig, 'commun ' || body) from v`;

describe('the search of the desk', () => {
  let database: TestDatabase;
  let officerId: string;
  const asOfficer = <T>(act: (ctx: Context) => Promise<T>): Promise<T> =>
    database.contexts.run({ kind: 'officer', officerId }, act);
  const found = (words: string, limit = 25, cursor?: string) =>
    asOfficer((ctx) => searchDesk(ctx, words, limit, cursor));

  beforeAll(async () => {
    database = await testDatabase();
    [{ id: officerId }] = (await database.ownerQuery<{ id: string }>(
      `insert into officer (email, name, roles) values ('s@desk.test', 'S', '{support}') returning id`,
    )) as [{ id: string }];
    await database.ownerQuery(SEED, [MESSAGES]);
    await database.ownerQuery('analyze');
  }, 60_000);
  afterAll(() => database?.close());

  it('finds French without accents and by stem, English by stem', async () => {
    expect((await found('donnee personnelle')).items).toHaveLength(25);
    expect((await found('rare7')).items.map(({ title }) => title)).toEqual(['Sujet 7']);
    expect((await found('deleting')).items).toHaveLength(25);
    expect((await found('nothingofthekind')).items).toEqual([]);
  });

  it('shows the newest hits of a common word, page by page, none twice', async () => {
    const first = await found('commun');
    const second = await found('commun', 25, first.next!);
    const titles = [...first.items, ...second.items].map(({ title }) => Number(title.split(' ')[1]));
    expect(titles).toEqual([...titles].sort((a, b) => a - b));
    expect(new Set(titles).size).toBe(50);
  });

  it('never shows a restricted message to somebody without a grant, rare word or common', async () => {
    expect((await found('rare100')).items).toEqual([]);
    const common = await found('commun', 200);
    expect(common.items.some(({ title }) => Number(title.split(' ')[1]) % 100 === 0)).toBe(false);
    await database.ownerQuery(
      `insert into access_grant (resource_kind, resource_id, officer_id, reason) select 'ticket', id, $1, 'spec' from ticket where subject = 'Sujet 100'`,
      [officerId],
    );
    expect((await found('rare100')).items.map(({ title }) => title)).toEqual(['Sujet 100']);
  });

  it('finds a ticket by its reference, typed carelessly', async () => {
    expect((await found('dpo0007test')).items).toMatchObject([{ kind: 'ticket', title: 'Sujet 7' }]);
    expect((await found('DPO-0200-TEST')).items).toEqual([]);
  });

  it('marks the words found with control characters, never with markup', async () => {
    const [hit] = (await found('rare7')).items;
    expect(hit.excerpt).toContain('\u0002rare7\u0003');
  });

  it('says nothing to an administrator', async () => {
    const [admin] = await database.ownerQuery<{ id: string }>(
      `insert into officer (email, name, roles) values ('a@desk.test', 'A', '{administrator}') returning id`,
    );
    const hits = await database.contexts.run({ kind: 'officer', officerId: admin.id }, (ctx) =>
      searchDesk(ctx, 'commun', 25),
    );
    expect(hits.items).toEqual([]);
  });

  it('reads a rare word through the GIN index and a common one from the newest on', async () => {
    expect(await plansOf('rare7')).toMatch(/Bitmap Index Scan on message_text_tsv/);
    const common = await plansOf('commun');
    expect(common).toMatch(/Index Scan using message_text_received on message_text/);
    expect(common).not.toMatch(/Seq Scan on message_text/);
  });

  /** The plans of the statements inside the function, as the server logs them. */
  async function plansOf(words: string): Promise<string> {
    const { adminUrl } = JSON.parse(process.env.DPO_TEST_PG!) as { adminUrl: string };
    const url = new URL(adminUrl);
    url.pathname = `/${database.name}`;
    const client = new pg.Client({ connectionString: url.toString() });
    const plans: string[] = [];
    client.on('notice', ({ message }) => plans.push(message ?? ''));
    await client.connect();
    try {
      await client.query(
        `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set client_min_messages = log`,
      );
      await client.query(`select set_config('app.officer', $1, false)`, [officerId]);
      await client.query(`select * from search_messages($1, 25)`, [words]);
    } finally {
      await client.end();
    }
    // The estimate is a plan that nobody runs.
    return plans.filter((plan) => !plan.includes('explain (format json)')).join('\n');
  }
});
