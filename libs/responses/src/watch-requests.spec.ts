import { enqueue, jobs } from '#foundation';
import {
  actOnRequest,
  openRequest,
  RemindRequest,
  requestDetails,
  setTrackOutcome,
  sweepRequests,
} from '#requests';
import { letterDetails } from './list-letters.query.js';
import { SendLetter } from './send-letter.js';
import { everyBlock, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter } from './write-letter.js';

const DAY = 86_400_000;

describe('the watch over requests', () => {
  let desk: SpecDesk;
  let dpo: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'], actsForController: true });
  }, 60_000);
  afterAll(() => desk?.close());

  const view = (id: string, now?: Date) => desk.as(dpo, (ctx) => requestDetails(ctx, id), now);
  const open = async (daysAgo: number) => {
    const from = `lea.${++person}@mailo.com`;
    const raw = mailFrom(from, 'Je souhaite accéder à mes données personnelles (article 15 du RGPD).');
    const ticketId = await desk.receive(raw, new Date(Date.now() - daysAgo * DAY));
    const id = await desk.as(dpo, (ctx) =>
      openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }),
    );
    return { id, ticketId };
  };
  const act = async (id: string, action: string, input: Record<string, unknown> = {}) => {
    const { version } = await view(id);
    await desk.as(dpo, (ctx) => actOnRequest(ctx, id, action, { version, ...input }));
  };
  const send = async (
    id: string,
    ticketId: string,
    kind: Parameters<typeof draftLetter>[1]['kind'],
    fields = {},
  ) => {
    const letterId = await desk.as(dpo, (ctx) =>
      draftLetter(ctx, { ticketId, requestId: id, kind, fields, accessBlocks: everyBlock }),
    );
    const { version } = await desk.as(dpo, (ctx) => letterDetails(ctx, letterId));
    await desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version }));
    await desk.work();
    return letterId;
  };
  const sweepAt = (now: Date) =>
    desk.database.contexts.run(
      { kind: 'system', scope: 'spec' },
      (ctx) => enqueue(ctx, jobs.sweepRequests, {}),
      { now },
    );
  const tasks = async (id: string) =>
    (await view(id)).tasks.filter(({ kind }) => kind === null).map(({ title }) => title);

  it('reminds once of a stage, however often it looks, and only of what is still owed', async () => {
    const { id } = await open(27);
    await act(id, 'assess');
    await sweepAt(new Date());
    await desk.work();
    expect(await tasks(id)).toHaveLength(1);
    await desk.system((ctx) => desk.get(RemindRequest).run(ctx, id));
    await sweepAt(new Date());
    await desk.work();
    expect(await tasks(id)).toHaveLength(1);
    await act(id, 'withdraw', { note: 'La personne a retiré sa demande.' });
    await desk.system((ctx) => desk.get(RemindRequest).run(ctx, id), new Date(Date.now() + 40 * DAY));
    expect(await tasks(id)).toHaveLength(1);
  });

  it('shows a request as late from the day after its last day, and says so in the explanation', async () => {
    const { id } = await open(60);
    await sweepAt(new Date());
    await desk.work();
    const late = await view(id);
    expect(late.overdue).toBe(true);
    expect(late.daysLeft).toBeLessThan(0);
    expect(late.explanation.map(({ code }) => code)).toContain('overdue');
    expect((await tasks(id))[0]).toMatch(/En retard/);
  });

  it('moves the date of a suspended request from day to day, and leaves the version to officers', async () => {
    const { id, ticketId } = await open(1);
    await act(id, 'ask-identity', { doubt: 'Le nom ne correspond pas au compte.' });
    await send(id, ticketId, 'identity-question');
    const before = await view(id);
    expect(before.clock).toBe('suspended');
    // What the sweep derives ten days later, from the same facts.
    const later = new Date(Date.now() + 10 * DAY);
    await desk.system((ctx) => sweepRequests(ctx, undefined, { closeAfterDays: 0 }), later);
    const after = await view(id, later);
    expect(after.dueOn > before.dueOn).toBe(true);
    expect(after.version).toBe(before.version);
  });

  it('closes an answered request that stayed quiet, not one to which the person replied', async () => {
    const answered = async () => {
      const opened = await open(2);
      await act(opened.id, 'assess');
      await act(opened.id, 'identity-received', {
        identityLevel: 'L2',
        proof: 'Lien ouvert dans une session connectée',
      });
      await desk.as(dpo, (ctx) =>
        setTrackOutcome(ctx, opened.id, 'access', { outcome: 'granted', grounds: [], reasons: null }),
      );
      await act(opened.id, 'decide');
      await send(opened.id, opened.ticketId, 'answer', { answer: 'Voici vos données.' });
      await desk.work(new Date(Date.now() + 3 * DAY));
      return opened;
    };
    const [quiet, replied] = [await answered(), await answered()];
    await desk.database.ownerQuery(
      `update ticket set last_message_at = now() + interval '1 day' where id = $1`,
      [replied.ticketId],
    );
    await desk.system(
      (ctx) => sweepRequests(ctx, undefined, { closeAfterDays: 30 }),
      new Date(Date.now() + 40 * DAY),
    );
    expect((await view(quiet.id)).state).toBe('closed');
    expect((await view(replied.id)).state).toBe('answered');
  });

  it('ends a silence by the documented path only: asked, reminded, waited, told', async () => {
    const { id, ticketId } = await open(1);
    await act(id, 'ask-identity', { doubt: 'Le nom ne correspond pas au compte.' });
    await send(id, ticketId, 'identity-question');
    await send(id, ticketId, 'identity-question');
    const close = async (now: Date) => {
      const { version } = await view(id);
      return desk
        .as(dpo, (ctx) => actOnRequest(ctx, id, 'close-without-answer', { version }), now)
        .then(
          () => [],
          (error: { params: { refusals: { code: string }[] } }) =>
            error.params.refusals.map(({ code }) => code),
        );
    };
    expect(await close(new Date())).toEqual(['silence-too-short', 'closing-letter-not-sent']);
    expect(await close(new Date(Date.now() + 100 * DAY))).toEqual(['closing-letter-not-sent']);
    expect((await view(id)).state).toBe('received');
  });
});
