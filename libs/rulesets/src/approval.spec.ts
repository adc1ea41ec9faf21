import { openTestJournals } from '#audit/testing';
import {
  addDays,
  defaultPolicy,
  defaultRetention,
  lawfulIdentityNeeds,
  parisDay,
  workingCalendars,
} from '#domain';
import { DomainError, listenTo, type Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { compareRuleSet, rulesWith } from './compare-rule-set.js';
import { contentProblems } from './content-problems.js';
import { currentPolicy, currentRuleSet } from './current-rule-set.js';
import { approveRuleSet, withdrawRuleSet } from './decide-rule-set.js';
import { ensureRuleSets } from './ensure-rule-sets.js';
import { listRuleSets } from './list-rule-sets.js';
import { proposeRuleSet, type ProposedRuleSet } from './propose-rule-set.js';
import { ruleChanges } from './rule-changes.js';
import { ruleSetEntities } from './rule-set.entity.js';
import { rulesInForce } from './rules-in-force.js';

let db: TestDatabase;
let ines: string;
let thomas: string;
let support: string;
const today = parisDay(new Date());
const none = { looked: 0, moved: 0 };

const as = <T>(officerId: string, act: (ctx: Context) => Promise<T>, now?: Date) =>
  db.contexts.run({ kind: 'officer', officerId }, act, { now });
const policy = (
  values: Partial<typeof defaultPolicy>,
  more: Partial<ProposedRuleSet> = {},
): ProposedRuleSet => ({
  kind: 'policy',
  content: { ...defaultPolicy, ...values },
  source: 'Avis du DPO du 12 octobre 2026',
  note: 'Les questions partent plus vite',
  validFrom: today,
  ...more,
});
const propose = (officerId: string, proposal: ProposedRuleSet) =>
  as(officerId, (ctx) => proposeRuleSet(ctx, proposal));
const approve = (officerId: string, id: string) => as(officerId, (ctx) => approveRuleSet(ctx, id, none));
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );

beforeAll(async () => {
  openTestJournals();
  db = await testDatabase({ entities: ruleSetEntities });
  const rows = await db.ownerQuery<{ id: string }>(
    `insert into officer (email, name, roles) values ('i@mailo.com', 'Inès', '{counsel}'), ('t@mailo.com', 'Thomas', '{dpo}'),
       ('s@mailo.com', 'Sam', '{support}') returning id`,
  );
  [ines, thomas, support] = rows.map(({ id }) => id);
  await db.contexts.run({ kind: 'system', scope: 'spec' }, ensureRuleSets);
});
afterAll(() => db?.close());

describe('a rule set', () => {
  it('judges nothing until a second officer approves it, then at once where it was approved', async () => {
    const id = await propose(ines, policy({ idRequestMaxDays: 3 }));
    expect((await as(ines, rulesInForce)).policy).toMatchObject({ version: '2026.1', idRequestMaxDays: 5 });
    expect(await codeOf(approve(ines, id))).toBe('rule-set.own');
    await approve(thomas, id);
    expect((await as(ines, rulesInForce)).policy).toMatchObject({ version: '2026.2', idRequestMaxDays: 3 });
    expect(await codeOf(approve(thomas, id))).toBe('rule-set.decided');
    const events = await db.ownerQuery<{ type: string }>(
      `select type from audit_event where type in ('rule-set.proposed', 'rule-set.approved') order by id`,
    );
    expect(events.map(({ type }) => type)).toEqual(['rule-set.proposed', 'rule-set.approved']);
    const jobs = await db.ownerQuery(`select 1 from outbox where job = 'requests.sweep'`);
    expect(jobs).toHaveLength(1);
  });

  it('says what it changes, and by what dates would be judged', async () => {
    const from = addDays(today, 30);
    const id = await propose(
      thomas,
      policy({ marketingStopHours: 12, idRequestMaxDays: 3 }, { validFrom: from }),
    );
    expect(await as(ines, (ctx) => compareRuleSet(ctx, id))).toEqual({
      against: '2026.2',
      changes: [{ path: ['marketingStopHours'], before: 24, after: 12 }],
      warnings: [],
    });
    const { day, now, then } = await as(ines, (ctx) => rulesWith(ctx, id));
    expect([day, now.policy.marketingStopHours, then.policy.marketingStopHours]).toEqual([from, 24, 12]);
    await as(ines, (ctx) => withdrawRuleSet(ctx, id));
    expect(await codeOf(approve(ines, id))).toBe('rule-set.decided');
  });

  it('cannot begin in the past, change nothing, or hold what no rule can read', async () => {
    expect(await codeOf(propose(ines, policy({ signupAge: 15 }, { validFrom: addDays(today, -1) })))).toBe(
      'rule-set.from-past',
    );
    expect(await codeOf(propose(ines, policy({ idRequestMaxDays: 3 })))).toBe('rule-set.nothing-changes');
    expect(await codeOf(propose(ines, policy({ idRequestMaxDays: 2.5 })))).toBe('rule-set.content');
    expect(
      contentProblems('retention', { ...defaultRetention, rightsFileMonths: -1, other: 3 }),
    ).toHaveLength(2);
    const { FR: france } = workingCalendars;
    const calendar = {
      calendars: { FR: { ...france, fixed: { '02-30': 'christmas', '05-01': 'mayday' } } },
      default: 'DE',
    };
    expect(contentProblems('calendar', calendar)).toHaveLength(3);
    expect(contentProblems('calendar', { calendars: { ...workingCalendars }, default: 'FR' })).toEqual([]);
  });

  it('says which right would be asked for more than the law’s table, and takes no row that no rule can read', async () => {
    const needs = {
      ...lawfulIdentityNeeds,
      'objection-marketing': { needed: 'L5', lostAccess: false },
      rectification: { needed: 'L3', lostAccess: true },
      portability: { needed: 'L2', lostAccess: true },
    } as const;
    const id = await propose(ines, policy({ identityNeeds: needs }));
    const { changes, warnings } = await as(thomas, (ctx) => compareRuleSet(ctx, id));
    expect(changes).toContainEqual({
      path: ['identityNeeds', 'objection-marketing', 'needed'],
      before: 'L1',
      after: 'L5',
    });
    expect(warnings).toEqual([
      { code: 'identity-raised', params: { need: 'rectification', needed: 'L3', lawful: 'L2' } },
      {
        code: 'identity-document-hurdle',
        params: { need: 'objection-marketing', needed: 'L5', lawful: 'L1' },
      },
    ]);
    await as(ines, (ctx) => withdrawRuleSet(ctx, id));
    const { erasure: _left, ...lacking } = lawfulIdentityNeeds;
    const table = {
      ...lacking,
      access: { needed: 'L2', lostAccess: true },
      objection: { needed: 'L9', lostAccess: 1 },
    };
    expect(contentProblems('policy', { ...defaultPolicy, identityNeeds: table })).toHaveLength(3);
    const { identityNeeds: _none, ...older } = defaultPolicy;
    expect(contentProblems('policy', older)).toHaveLength(1);
  });

  it('that an older desk wrote judges identity by the table that comes with this one', async () => {
    const { identityNeeds: _none, identityProofDays: _days, ...older } = defaultPolicy;
    await db.ownerQuery(
      `insert into rule_set (kind, version, content, source, valid_from, proposed_by, approved_by, approved_at)
       values ('policy', '1999.1', $1, 'x', '1999-01-01', 'Inès', 'Thomas', now())`,
      [JSON.stringify(older)],
    );
    const set = await as(ines, (ctx) => currentRuleSet(ctx, 'policy', '1999-06-01'));
    expect(set.content).not.toHaveProperty('identityNeeds');
    expect(await as(ines, (ctx) => currentPolicy(ctx, '1999-06-01'))).toMatchObject({
      identityNeeds: lawfulIdentityNeeds,
      identityProofDays: 120,
    });
    const listed = (await as(ines, listRuleSets)).find(({ version }) => version === '1999.1');
    expect(contentProblems('policy', listed?.content)).toEqual([]);
  });

  it('is approved in time or not at all', async () => {
    const id = await propose(ines, policy({ idRequestMaxDays: 4 }));
    const late = new Date(Date.now() + 3 * 86_400_000);
    expect(await codeOf(as(thomas, (ctx) => approveRuleSet(ctx, id, none), late))).toBe('rule-set.from-past');
  });
});

describe('two different people, in the database as well', () => {
  const raw = (officerId: string, sql: string, params: unknown[]) =>
    as(officerId, (ctx) => ctx.query(sql, params));
  const approval = `update rule_set set approved_by = $2, approver_id = $3, approved_at = now() where id = $1`;

  it('refuses every way around the second one', async () => {
    const id = await propose(ines, policy({ idRequestMaxDays: 1 }));
    await expect(raw(ines, approval, [id, 'Somebody', ines])).rejects.toThrow(/check constraint/);
    await expect(raw(ines, approval, [id, 'Thomas', thomas])).rejects.toThrow(/in person/);
    await expect(raw(support, approval, [id, 'Sam', support])).rejects.toThrow(/in person/);
    await expect(raw(ines, `update rule_set set approved_by = 'Thomas' where id = $1`, [id])).rejects.toThrow(
      /names its officer/,
    );
    await expect(raw(thomas, `update rule_set set content = '{}' where id = $1`, [id])).rejects.toThrow(
      /does not change/,
    );
    await expect(
      raw(ines, `update rule_set set proposer_id = $2, proposed_by = 'Thomas' where id = $1`, [id, thomas]),
    ).rejects.toThrow(/does not change/);
    await expect(raw(ines, `delete from rule_set where id = $1`, [id])).rejects.toThrow(/permission denied/);
    await raw(thomas, approval, [id, 'Thomas', thomas]);
    await expect(
      raw(thomas, `update rule_set set approved_by = null, approver_id = null where id = $1`, [id]),
    ).rejects.toThrow(/decided upon/);
  });

  it('takes no row that is born approved, is said to be delivered, or speaks for somebody else', async () => {
    const insert = `insert into rule_set (kind, version, content, source, valid_from, proposed_by, proposer_id, approved_by, approver_id)
      values ('policy', $1, '{}', 'x', now(), $2, $3, $4, $5)`;
    await expect(raw(ines, insert, ['9.1', 'Inès', ines, 'Thomas', thomas])).rejects.toThrow(
      /before it is approved/,
    );
    await expect(raw(ines, insert, ['9.2', 'delivered with the desk', null, null, null])).rejects.toThrow(
      /names the officer/,
    );
    await expect(raw(ines, insert, ['9.3', 'Thomas', thomas, null, null])).rejects.toThrow(/somebody else/);
  });
});

it('reaches another process at once: it hears that a version was approved', async () => {
  const elsewhere = new Promise<void>((resolve) => {
    let times = 0;
    // Heard once when the connection stands, then for the proposal and the approval.
    const listening = listenTo(db.appUrl, 'rule_set', () => {
      times += 1;
      if (times === 1) void propose(ines, policy({ idRequestMaxDays: 2 })).then((id) => approve(thomas, id));
      if (times === 3) void listening.stop().then(resolve);
    });
  });
  await elsewhere;
});

it('tells the difference of two contents, value by value, and never the version', () => {
  const { FR: france } = workingCalendars;
  const { '05-08': _gone, ...fixed } = france.fixed;
  const changes = ruleChanges(
    { FR: france },
    { FR: { ...france, version: 'x', fixed: { ...fixed, '12-26': 'saint-stephen' } } },
  );
  expect(changes).toEqual([
    { path: ['FR', 'fixed', '05-08'], before: 'victory-1945', after: null },
    { path: ['FR', 'fixed', '12-26'], before: null, after: 'saint-stephen' },
  ]);
});
