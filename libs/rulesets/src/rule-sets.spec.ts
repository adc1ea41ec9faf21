import { openTestJournals } from '#audit/testing';
import { defaultPolicy } from '#domain';
import type { Actor, Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { currentCalendar, currentPolicy, currentRuleSet } from './current-rule-set.js';
import { ensureRuleSets } from './ensure-rule-sets.js';
import { listRuleSets } from './list-rule-sets.js';
import { ruleSetEntities } from './rule-set.entity.js';

const system: Actor = { kind: 'system', scope: 'spec' };
let db: TestDatabase;
const act = <T>(fn: (ctx: Context) => Promise<T>) => db.contexts.run(system, fn);

beforeAll(async () => {
  openTestJournals();
  db = await testDatabase({ entities: ruleSetEntities });
});
afterAll(() => db.close());

const propose = (version: string, approvedBy: string | null, from: string) =>
  db.ownerQuery(
    `insert into rule_set (kind, version, content, source, valid_from, proposed_by, approved_by, approved_at)
     select 'policy', $1, jsonb_set(content, '{idRequestMaxDays}', '9'), 'counsel', $3, 'Inès', $2, now()
     from rule_set where kind = 'policy' limit 1`,
    [version, approvedBy, from],
  );

describe('rule sets', () => {
  it('are delivered once, however often and by however many processes', async () => {
    await Promise.all([act(ensureRuleSets), act(ensureRuleSets)]);
    await act(ensureRuleSets);
    expect((await act(listRuleSets)).map(({ kind, version }) => [kind, version])).toEqual([
      ['calendar', '2026.1'],
      ['policy', '2026.1'],
      ['retention', '2026.1'],
    ]);
  });

  it('give the rules what they were written with', async () => {
    const { calendar, version } = await act((ctx) => currentCalendar(ctx, '2026-11-23'));
    expect([version, calendar.fixed['11-11'], calendar.afterEaster[50]]).toEqual([
      '2026.1',
      'armistice-1918',
      'whit-monday',
    ]);
    const policy = await act((ctx) => currentPolicy(ctx, '2026-11-23'));
    expect(policy).toEqual({ ...defaultPolicy, version: '2026.1' });
  });

  it('apply from their day, once two officers stand behind them', async () => {
    await propose('2027.1', 'Thomas', '2027-01-01');
    await propose('2027.2', null, '2027-02-01');
    expect((await act((ctx) => currentPolicy(ctx, '2026-12-31'))).version).toBe('2026.1');
    expect(await act((ctx) => currentPolicy(ctx, '2027-06-01'))).toMatchObject({
      version: '2027.1',
      idRequestMaxDays: 9,
    });
    await expect(propose('2027.3', 'Inès', '2027-01-01')).rejects.toThrow(/check constraint/);
  });

  it('do not exist before the law they stand for', async () => {
    await expect(act((ctx) => currentRuleSet(ctx, 'policy', '2017-01-01'))).rejects.toThrow('no-rule-set');
  });
});
