import { addDays, parisDay, workingCalendars } from '#domain';
import { DomainError } from '#foundation';
import { actOnRequest, openRequest, previewRuleSet, requestDetails } from '#requests';
import { approveRuleSet, ensureRuleSets, proposeRuleSet } from '#rulesets';
import { SendLetter } from './send-letter.js';
import { letterDetails } from './list-letters.query.js';
import { mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter } from './write-letter.js';

const DAY = 86_400_000;
const ASK = 'Je souhaite accéder à mes données personnelles (article 15 du RGPD).';

describe('the legal clock on the desk', () => {
  let desk: SpecDesk;
  let dpo: string;
  let counsel: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'] });
    counsel = await desk.officer({ roles: ['counsel'], name: 'Inès Faure' });
    await desk.system(ensureRuleSets);
  }, 60_000);
  afterAll(() => desk?.close());

  const open = async (daysAgo = 1) => {
    const from = `rose.${++person}@mailo.com`;
    const ticketId = await desk.receive(mailFrom(from, ASK), new Date(Date.now() - daysAgo * DAY));
    const id = await desk.as(dpo, (ctx) =>
      openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }),
    );
    return { id, ticketId };
  };
  const view = (id: string) => desk.as(dpo, (ctx) => requestDetails(ctx, id));
  const act = async (id: string, action: string, input: Record<string, unknown> = {}) => {
    const { version } = await view(id);
    await desk.as(dpo, (ctx) => actOnRequest(ctx, id, action, { version, ...input }));
  };

  it('shows which dates a rule set would move before it is applied, and moves those when it is', async () => {
    const { id } = await open();
    const before = await view(id);
    const { FR: france } = workingCalendars;
    const fixed = { ...france.fixed, [before.dueOn.slice(5)]: 'all-saints' as const };
    const proposal = await desk.as(counsel, (ctx) =>
      proposeRuleSet(ctx, {
        kind: 'calendar',
        content: { calendars: { ...workingCalendars, FR: { ...france, fixed } }, default: 'FR' },
        source: 'A law of this spec',
        note: 'One more holiday',
        validFrom: parisDay(new Date()),
      }),
    );
    const impact = await desk.as(dpo, (ctx) => previewRuleSet(ctx, proposal));
    expect(impact).toMatchObject({ looked: 1, moved: 1, earlier: 0, later: 1 });
    expect(impact.requests[0]).toMatchObject({ id, reference: before.reference, dueOn: before.dueOn });
    expect((await view(id)).dueOn).toBe(before.dueOn);

    const { looked, moved } = impact;
    await desk.as(dpo, (ctx) => approveRuleSet(ctx, proposal, { looked, moved }));
    await desk.work();
    const after = await view(id);
    expect(after.dueOn).toBe(impact.requests[0].wouldBeDueOn);
    expect(after.ruleSetVersion).not.toBe(before.ruleSetVersion);
  });

  it('keeps the version that an act was judged by with the act', async () => {
    const { id } = await open();
    await act(id, 'assess');
    const { ruleSetVersion } = await view(id);
    const [fact] = await desk.database.ownerQuery<{ rules: string }>(
      `select data->>'rules' as rules from request_fact where request_id = $1 and kind = 'assess'`,
      [id],
    );
    expect(fact.rules).toBe(ruleSetVersion);
  });

  it('counts a doubt from the day on which it arose, and goes on waiting after an insufficient answer', async () => {
    const { id, ticketId } = await open(12);
    const today = parisDay(new Date());
    await act(id, 'assess');
    await act(id, 'ask-identity', { doubt: 'Mot de passe changé hier.', doubtSince: addDays(today, -1) });
    const letterId = await desk.as(dpo, (ctx) =>
      draftLetter(ctx, { ticketId, requestId: id, kind: 'identity-question', fields: {} }),
    );
    const { version } = await desk.as(dpo, (ctx) => letterDetails(ctx, letterId));
    await desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version }));
    await desk.work();
    await act(id, 'answer-insufficient', { note: 'Le nom ne correspond pas.' });
    const asked = await view(id);
    expect([asked.clock, asked.waiting]).toEqual(['suspended', 'identity']);
    expect(asked.explanation.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['pause-open', 'answer-insufficient']),
    );
  });

  it('lets one of two officers act who press at the same moment, whatever they press', async () => {
    const { id } = await open();
    const presses = [
      'assess',
      'wait',
      'resume',
      'extend',
      'ask-clarification',
      'clarification-received',
      'reconsider',
    ];
    const input = {
      doubt: 'Beaucoup de données.',
      reasons: 'La demande porte sur cinq boîtes.',
      waiting: 'counsel' as const,
    };
    const factsOf = async () =>
      (
        await desk.database.ownerQuery<{ n: number }>(
          `select count(*)::int as n from request_fact where request_id = $1`,
          [id],
        )
      )[0].n;
    let [rounds, done] = [0, 0];
    for (const mine of presses)
      for (const theirs of presses) {
        const [{ version }, facts] = [await view(id), await factsOf()];
        const press = (officer: string, action: string) =>
          desk.as(officer, (ctx) => actOnRequest(ctx, id, action, { version, note: 'x', ...input }));
        const ended = await Promise.allSettled([press(dpo, mine), press(counsel, theirs)]);
        const won = ended.filter(({ status }) => status === 'fulfilled').length;
        expect(won).toBeLessThanOrEqual(1);
        expect([(await view(id)).version, await factsOf()]).toEqual([version + won, facts + won]);
        rounds += 1;
        done += won;
      }
    expect([rounds, done > 20]).toEqual([49, true]);
  }, 60_000);

  it('opens a new case for a new request in the same conversation, and none without a new message (D82)', async () => {
    const { id, ticketId } = await open(20);
    const again = () => desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights: ['access'] }));
    await desk.database.ownerQuery(
      `update request set state = 'closed', answered_at = now() - interval '5 days', closed_at = now() - interval '5 days' where id = $1`,
      [id],
    );
    await expect(again()).rejects.toThrow(new DomainError('request.nothing-new-arrived', 'refused').message);
    const newer = new Date(Date.now() - 2 * DAY);
    const other = await desk.receive(mailFrom(`rose.${++person}@mailo.com`, ASK), newer);
    await desk.database.ownerQuery(`update message set ticket_id = $1 where ticket_id = $2`, [
      ticketId,
      other,
    ]);
    const next = await view(await again());
    expect(next.receiptDay).toBe(parisDay(newer));
    expect(next.explanation.map(({ code }) => code)).not.toContain('first-arrival');
  });
});
