import { actOnRequest, openRequest, RemindRequest, requestDetails, setTrackOutcome } from '#requests';
import { addTask, closeTicket, markRead, setTaskDone } from '#triage';
import { decodeMail } from '#intake';
import { letterDetails } from './list-letters.query.js';
import { SendLetter } from './send-letter.js';
import { bounceOf, everyBlock, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter } from './write-letter.js';

const DAY = 86_400_000;
const ASK = 'Bonjour, je souhaite accéder à toutes mes données personnelles (article 15 du RGPD).';

describe('a ticket follows its requests', () => {
  let desk: SpecDesk;
  let dpo: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'], actsForController: true });
  }, 60_000);
  afterAll(() => desk?.close());

  const view = (id: string) => desk.as(dpo, (ctx) => requestDetails(ctx, id));
  const act = async (id: string, action: string, input: Record<string, unknown> = {}) => {
    const { version } = await view(id);
    await desk.as(dpo, (ctx) => actOnRequest(ctx, id, action, { version, ...input }));
  };
  const open = async (daysAgo = 1) => {
    const from = `alix.${++person}@mailo.com`;
    const ticketId = await desk.receive(mailFrom(from, ASK), new Date(Date.now() - daysAgo * DAY));
    const input = { rights: ['access'] as const, accountAddress: from };
    return { from, ticketId, id: await desk.as(dpo, (ctx) => openRequest(ctx, ticketId, input)) };
  };
  const answer = async ({ id, ticketId }: { id: string; ticketId: string }) => {
    await act(id, 'assess');
    await act(id, 'identity-received', { identityLevel: 'L2', proof: 'Lien ouvert en session' });
    await desk.as(dpo, (ctx) =>
      setTrackOutcome(ctx, id, 'access', { outcome: 'granted', grounds: [], reasons: null }),
    );
    await act(id, 'decide');
    const letter = {
      ticketId,
      requestId: id,
      kind: 'answer' as const,
      fields: { answer: 'Voici.' },
      accessBlocks: everyBlock,
    };
    const letterId = await desk.as(dpo, (ctx) => draftLetter(ctx, letter));
    const { version } = await desk.as(dpo, (ctx) => letterDetails(ctx, letterId));
    await desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version }));
    await desk.work();
    return letterId;
  };
  /** No bounce came for as long as the rules wait for one: only then is a request closed. */
  const close = async (id: string) => {
    await desk.work(new Date(Date.now() + 3 * DAY));
    await act(id, 'close');
  };
  const withdraw = (id: string) => act(id, 'withdraw', { note: 'La personne a retiré sa demande.' });
  const ticket = async (id: string) => {
    const [row] = await desk.database.ownerQuery<{ state: string; closed_as: string | null }>(
      `select state, closed_as from ticket where id = $1`,
      [id],
    );
    return [row.state, row.closed_as];
  };
  const reply = async (from: string): Promise<string> => {
    const sent = desk.sink.mails.findLast(({ to }) => to.includes(from))!;
    const { messageId } = await decodeMail(sent.raw);
    return desk.receive(mailFrom(from, 'Merci !', { headers: `In-Reply-To: <${messageId}>` }));
  };

  it('does not end by itself where a right was invoked and no request answers it', async () => {
    const ticketId = await desk.receive(mailFrom('sans.suite@mailo.com', ASK), new Date(Date.now() - DAY));
    await expect(desk.as(dpo, (ctx) => closeTicket(ctx, ticketId, 'answered'))).rejects.toMatchObject({
      code: 'ticket.request-owed',
    });
    expect((await ticket(ticketId))[0]).not.toBe('closed');
  });

  it('is closed with the request that was answered, on the record, and open again with a new message', async () => {
    const opened = await open();
    await answer(opened);
    expect(await ticket(opened.ticketId)).toEqual(['open', null]);
    await close(opened.id);
    expect(await ticket(opened.ticketId)).toEqual(['closed', 'answered']);
    const events = await desk.database.ownerQuery(
      `select 1 from audit_event where type = 'ticket.closed' and object_id = $1`,
      [opened.ticketId],
    );
    expect(events).toHaveLength(1);
    expect(await reply(opened.from)).toBe(opened.ticketId);
    expect(await ticket(opened.ticketId)).toEqual(['open', null]);
  });

  it('waits for its last request', async () => {
    const { id, ticketId } = await open();
    const other = await desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights: ['erasure'] }));
    await withdraw(id);
    expect(await ticket(ticketId)).toEqual(['open', null]);
    await withdraw(other);
    expect(await ticket(ticketId)).toEqual(['closed', 'withdrawn']);
  });

  it('stays open while a message is unread or a task waits', async () => {
    const unread = await open();
    await desk.work();
    await reply(unread.from);
    await withdraw(unread.id);
    expect(await ticket(unread.ticketId)).toEqual(['open', null]);

    const busy = await open();
    await desk.as(dpo, (ctx) => addTask(ctx, busy.ticketId, { title: 'Rappeler la personne' }));
    await withdraw(busy.id);
    expect(await ticket(busy.ticketId)).toEqual(['open', null]);
    // Reopened and ended again once both are dealt with.
    const [task] = await desk.database.ownerQuery<{ id: string }>(
      `select id from task where ticket_id = $1 and kind is null`,
      [busy.ticketId],
    );
    await desk.as(dpo, (ctx) => setTaskDone(ctx, task.id, true));
    await desk.as(dpo, (ctx) => markRead(ctx, unread.ticketId));
    for (const { id, ticketId } of [unread, busy]) {
      await act(id, 'reopen', { note: 'La personne se ravise.' });
      await withdraw(id);
      expect(await ticket(ticketId)).toEqual(['closed', 'withdrawn']);
    }
  });

  it('is open again with a request that is reopened', async () => {
    const { id, ticketId } = await open();
    await withdraw(id);
    await act(id, 'reopen', { note: 'La personne se ravise.' });
    expect(await ticket(ticketId)).toEqual(['open', null]);
  });

  it('does not wait for the reminders of the desk itself: they are done with the answer, and back with a bounce', async () => {
    const opened = await open(27);
    await desk.system((ctx) => desk.get(RemindRequest).run(ctx, opened.id));
    const reminders = async () =>
      (await view(opened.id)).tasks.filter(({ kind }) => kind === null).map(({ doneAt }) => doneAt !== null);
    expect(await reminders()).toEqual([false]);
    const letterId = await answer(opened);
    expect(await reminders()).toEqual([true]);
    await close(opened.id);
    expect(await ticket(opened.ticketId)).toEqual(['closed', 'answered']);
    const { messageId } = await desk.as(dpo, (ctx) => letterDetails(ctx, letterId));
    const mail = desk.sink.mails.find(({ raw }) => raw.includes(`<${messageId}>`))!;
    await desk.receive(bounceOf(mail.raw, opened.from));
    expect(await reminders()).toEqual([false]);
    expect(await ticket(opened.ticketId)).toEqual(['open', null]);
  });
});
