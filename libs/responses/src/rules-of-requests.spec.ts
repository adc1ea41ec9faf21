import { parisDay } from '#domain';
import { openRequest, requestDetails, sweepRequests } from '#requests';
import { ensureRuleSets, forgetRules } from '#rulesets';
import { mailFrom, openSpecDesk, type SpecDesk } from './testing.js';

const DAY = 86_400_000;
const ASK = 'Je souhaite accéder à mes données personnelles (article 15 du RGPD).';

describe('a request is judged by the rule sets in force', () => {
  let desk: SpecDesk;
  let dpo: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'] });
  }, 60_000);
  afterAll(() => desk?.close());

  const open = async () => {
    const from = `rose.${++person}@mailo.com`;
    const ticketId = await desk.receive(mailFrom(from, ASK), new Date(Date.now() - DAY));
    return desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }));
  };
  const view = (id: string, now?: Date) => desk.as(dpo, (ctx) => requestDetails(ctx, id), now);
  const sweep = (now?: Date) =>
    desk.system((ctx) => sweepRequests(ctx, undefined, { closeAfterDays: 0 }), now);
  /** Another version of the calendar, in which one more day of the year is a holiday. */
  const propose = (version: string, holiday: string, from: string, approvedBy: string | null) =>
    desk.database.ownerQuery(
      `insert into rule_set (kind, version, content, source, valid_from, proposed_by, approved_by, approved_at)
       select 'calendar', $1, jsonb_set(content, array['calendars', 'FR', 'fixed', $2], '"all-saints"'), 'counsel', $3::date, 'Inès',
              $4, now()
       from rule_set where kind = 'calendar' and version = '2026.1'`,
      [version, holiday.slice(5), from, approvedBy],
    );
  const forget = () => desk.system(async (ctx) => forgetRules(ctx));

  it('under the versions that it names, before and after they stand in the table', async () => {
    const early = await view(await open());
    expect(early.ruleSetVersion).toBe('FR 2026.1; policy 2026.1');
    await desk.system(ensureRuleSets);
    await forget();
    const { ruleSetVersion, dueOn } = await view(await open());
    expect([ruleSetVersion, dueOn]).toEqual([early.ruleSetVersion, early.dueOn]);
  });

  it('and by another version from its day on, once two people stand behind it', async () => {
    const id = await open();
    const before = await view(id);
    await propose('2026.2', before.dueOn, '2026-01-01', null);
    await forget();
    await sweep();
    expect(await view(id)).toMatchObject({ dueOn: before.dueOn, ruleSetVersion: before.ruleSetVersion });

    const inForce = new Date(Date.now() + 5 * DAY);
    await propose('2026.3', before.dueOn, parisDay(inForce), 'Thomas');
    await forget();
    await sweep();
    expect((await view(id)).dueOn).toBe(before.dueOn);
    await sweep(inForce);
    const after = await view(id, inForce);
    expect(after.dueOn > before.dueOn).toBe(true);
    expect(after.ruleSetVersion).toBe('FR 2026.3; policy 2026.1');
    expect(after.version).toBe(before.version);
  });

  it('a new policy reaches a process within half a minute, and at once where it was written', async () => {
    await forget();
    const id = await open();
    await desk.database.ownerQuery(
      `insert into rule_set (kind, version, content, source, valid_from, proposed_by, approved_by, approved_at)
       select 'policy', '2026.9', content, 'counsel', '2026-01-01', 'Inès', 'Thomas', now() from rule_set where kind = 'policy'`,
    );
    await sweep();
    expect((await view(id)).ruleSetVersion).toContain('policy 2026.1');
    await forget();
    await sweep();
    expect((await view(id)).ruleSetVersion).toContain('policy 2026.9');
  });
});
