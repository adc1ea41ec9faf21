import { DomainError } from '#foundation';
import { decodeMail } from '#intake';
import {
  actOnRequest,
  assignRequests,
  listRequests,
  openRequest,
  requestDetails,
  setTrackOutcome,
  setTrackScope,
  whatIfRequest,
} from '#requests';
import { letterDetails, listLetters } from './list-letters.query.js';
import { ReadSentMail } from './read-sent-mail.js';
import { readLetter } from './second-reading.js';
import { SendLetter } from './send-letter.js';
import { bounceOf, decideRefusal, everyBlock, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { discardLetter, draftLetter, editLetter } from './write-letter.js';

const ASK =
  'Bonjour, je souhaite accéder à toutes mes données personnelles (article 15 du RGPD). Camille Durand';
const DAY = 86_400_000;

describe('the life of a rights request', () => {
  let desk: SpecDesk;
  let dpo: string;
  let manager: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'], name: 'Claire Martin' });
    manager = await desk.officer({ roles: ['dpo'], name: 'Paul Renaud', actsForController: true });
  }, 60_000);
  afterAll(() => desk?.close());

  const code = (act: Promise<unknown>): Promise<{ code: string; codes: string[] }> =>
    act.then(
      () => ({ code: 'done', codes: [] }),
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        const refusals = (error.params?.refusals ?? []) as { code: string }[];
        return { code: error.code, codes: refusals.map((refusal) => refusal.code) };
      },
    );
  const view = (id: string) => desk.as(dpo, (ctx) => requestDetails(ctx, id));
  const act = async (id: string, action: string, input: Record<string, unknown> = {}) => {
    const { version } = await view(id);
    await desk.as(dpo, (ctx) => actOnRequest(ctx, id, action, { version, ...input }));
  };
  const address = () => `camille.${++person}@mailo.com`;
  const open = async (from = address(), options: Parameters<typeof mailFrom>[2] = {}) => {
    const ticketId = await desk.receive(mailFrom(from, ASK, options), new Date(Date.now() - DAY));
    const id = await desk.as(dpo, (ctx) =>
      openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }),
    );
    return { id, ticketId, from };
  };
  const grant = (id: string) =>
    desk.as(dpo, (ctx) =>
      setTrackOutcome(ctx, id, 'access', { outcome: 'granted', grounds: [], reasons: null }),
    );
  const write = (
    id: string,
    ticketId: string,
    kind: Parameters<typeof draftLetter>[1]['kind'],
    fields = {},
  ) =>
    desk.as(dpo, (ctx) =>
      draftLetter(ctx, { ticketId, requestId: id, kind, fields, accessBlocks: everyBlock }),
    );
  const send = async (letterId: string) => {
    const { version } = await desk.as(dpo, (ctx) => letterDetails(ctx, letterId));
    await desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version }));
  };
  const letter = (id: string) => desk.as(dpo, (ctx) => letterDetails(ctx, id));
  const decided = async () => {
    const opened = await open();
    await act(opened.id, 'assess');
    await act(opened.id, 'identity-received', {
      identityLevel: 'L2',
      proof: 'Lien ouvert dans une session connectée',
    });
    await grant(opened.id);
    await act(opened.id, 'decide');
    return opened;
  };
  const answered = async () => {
    const opened = await decided();
    const letterId = await write(opened.id, opened.ticketId, 'answer', { answer: 'Voici vos données.' });
    await send(letterId);
    await desk.work();
    return { ...opened, letterId };
  };

  it('goes from a mail to a delivered answer, on one due date, and every step is in the journal', async () => {
    const { id, ticketId, from } = await open();
    await desk.work();
    const opened = await view(id);
    expect(opened).toMatchObject({
      state: 'received',
      identityLevel: 'L1',
      clock: 'running',
      nextAction: 'assess',
    });
    expect(opened.explanation.map(({ code: line }) => line)).toEqual(
      expect.arrayContaining(['received', 'months', 'last-day']),
    );
    expect(opened.acknowledgedAt).not.toBeNull();

    await act(id, 'assess');
    await act(id, 'identity-received', {
      identityLevel: 'L2',
      proof: 'Lien ouvert dans une session connectée',
    });
    await grant(id);
    await act(id, 'decide');
    const letterId = await write(id, ticketId, 'answer', {
      answer: 'Voici vos données : votre profil et vos options.',
    });
    expect((await letter(letterId)).refusals).toEqual([]);
    await send(letterId);
    expect((await view(id)).state).toBe('decided');
    await desk.work();
    expect(await view(id)).toMatchObject({ state: 'answered', clock: 'stopped', dueOn: opened.dueOn });

    const mail = desk.sink.mails.findLast(({ to }) => to.includes(from))!;
    const read = await decodeMail(mail.raw);
    expect(read.text).toContain('Voici vos données');
    expect(read.text).toContain('CNIL');
    expect(read.inReplyTo).toMatch(/@mailo\.com$/);
    expect(read.replyTo[0]?.address).toMatch(/^contact\+dpo-/);
    expect(read.headers.autoSubmitted).toBeNull();
    const stored = await desk.as(dpo, (ctx) => desk.get(ReadSentMail).run(ctx, letterId));
    expect(stored.toString('latin1').trim()).toBe(mail.raw.toString('latin1').trim());

    await desk.work(new Date(Date.now() + 3 * DAY));
    expect((await letter(letterId)).state).toBe('delivered');
    await act(id, 'close');
    expect((await view(id)).state).toBe('closed');
    const events = await desk.database.ownerQuery<{ type: string }>(
      `select type from audit_event where ticket_id = $1 order by id`,
      [ticketId],
    );
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'request.opened',
        'request.decide',
        'letter.queued',
        'letter.sent',
        'letter.delivered',
        'request.close',
      ]),
    );
  });

  it('acknowledges by itself, marked as automatic; never to an unauthenticated sender, a list or a machine', async () => {
    const person1 = await open();
    await desk.work();
    const [acknowledgement] = desk.sink.mails.filter(({ to }) => to.includes(person1.from));
    expect((await decodeMail(acknowledgement.raw)).headers.autoSubmitted).toBe('auto-replied');
    for (const options of [
      { authenticated: false },
      { headers: 'List-Id: <list.example.org>' },
      { headers: 'Auto-Submitted: auto-generated' },
    ]) {
      const other = await open(address(), options);
      await desk.work();
      expect(desk.sink.mails.some(({ to }) => to.includes(other.from))).toBe(false);
      expect((await view(other.id)).acknowledgedAt).toBeNull();
    }
  });

  it('bounces: the answer is owed again under the original due date, and the ticket is open', async () => {
    const { id, from, letterId, ticketId } = await answered();
    const { dueOn } = await view(id);
    await desk.work(new Date(Date.now() + 3 * DAY));
    await act(id, 'close');
    const { messageId } = await letter(letterId);
    const mail = desk.sink.mails.find(({ raw }) => raw.includes(`<${messageId}>`))!;
    expect(await desk.receive(bounceOf(mail.raw, from))).toBe(ticketId);
    expect(await view(id)).toMatchObject({
      state: 'decided',
      dueOn,
      clock: 'running',
      answeredAt: null,
      closedAt: null,
    });
    expect(await letter(letterId)).toMatchObject({
      state: 'bounced',
      bounceReason: expect.stringContaining('5.1.1'),
    });
    const [ticket] = await desk.database.ownerQuery<{ state: string }>(
      `select state from ticket where id = $1`,
      [ticketId],
    );
    expect(ticket.state).toBe('open');
    const again = await write(id, ticketId, 'answer', { answer: 'Voici vos données.' });
    await send(again);
    await desk.work();
    expect((await view(id)).state).toBe('answered');
  });

  it('stays owed when the server refuses the letter for good', async () => {
    const { id, ticketId, from } = await decided();
    desk.sink.refuse((to) => (to === from ? 550 : undefined));
    const letterId = await write(id, ticketId, 'answer', { answer: 'Voici vos données.' });
    await send(letterId);
    await desk.work();
    desk.sink.refuse(() => undefined);
    expect((await letter(letterId)).state).toBe('failed');
    expect(await view(id)).toMatchObject({ state: 'decided', clock: 'running' });
  });

  it('tells the second of two officers that the first was quicker', async () => {
    const { id } = await open();
    const { version } = await view(id);
    const results = await Promise.all([
      code(desk.as(dpo, (ctx) => actOnRequest(ctx, id, 'assess', { version }))),
      code(
        desk.as(manager, (ctx) => actOnRequest(ctx, id, 'withdraw', { version, note: 'Demande retirée' })),
      ),
    ]);
    expect(results.map((result) => result.code).sort()).toEqual(['done', 'request.stale']);
  });

  it('does not let the last of two officers decide a right over the head of the first', async () => {
    const { id } = await open();
    await act(id, 'assess');
    const { version } = await view(id);
    const decide = (officer: string, outcome: 'granted' | 'not-applicable') =>
      code(
        desk.as(officer, (ctx) =>
          setTrackOutcome(ctx, id, 'access', { outcome, grounds: [], reasons: null, version }),
        ),
      );
    expect((await decide(dpo, 'granted')).code).toBe('done');
    expect((await decide(manager, 'not-applicable')).code).toBe('request.stale');
    expect((await view(id)).tracks).toMatchObject([{ right: 'access', outcome: 'granted' }]);
  });

  it('leaves an open page good when the desk itself notes something, and no longer when its state moved', async () => {
    const { id, ticketId } = await open();
    const { version } = await view(id);
    await desk.work();
    const acknowledged = await view(id);
    expect(acknowledged.acknowledgedAt).not.toBeNull();
    expect(acknowledged.version).toBe(version);
    await desk.as(dpo, (ctx) => actOnRequest(ctx, id, 'assess', { version }));
    const proof = 'Lien ouvert dans une session connectée';
    await act(id, 'identity-received', { identityLevel: 'L2', proof });
    await grant(id);
    await act(id, 'decide');
    await send(await write(id, ticketId, 'answer', { answer: 'Voici vos données.' }));
    const queued = (await view(id)).version;
    await desk.work();
    const note = 'La personne a retiré sa demande.';
    const late = code(desk.as(dpo, (ctx) => actOnRequest(ctx, id, 'withdraw', { version: queued, note })));
    expect((await late).code).toBe('request.stale');
  });

  it('is not closed without an answer, nor by pressing a button that belongs to a letter', async () => {
    const { id } = await open();
    const { version } = await view(id);
    const asked = (action: string) => code(desk.as(dpo, (ctx) => actOnRequest(ctx, id, action, { version })));
    expect(await asked('close')).toEqual({ code: 'request.refused', codes: ['wrong-state'] });
    expect((await asked('close-without-answer')).codes).toContain('person-not-asked');
    expect((await asked('letter-sent')).code).toBe('request.unknown-action');
    const refused = (await view(id)).allowedActions.find(({ action }) => action === 'close-without-answer');
    expect(refused).toMatchObject({ allowed: false });
  });

  it('does not let a refusal leave without ground, reasons and the manager who decides', async () => {
    const { id, ticketId } = await open();
    await act(id, 'assess');
    const refuse = (grounds: never[] | ['rights-of-others'], reasons: string | null) =>
      code(
        desk.as(dpo, (ctx) => setTrackOutcome(ctx, id, 'access', { outcome: 'refused', grounds, reasons })),
      );
    expect((await refuse([], null)).codes).toEqual(['ground-missing', 'reasons-missing']);
    await refuse(['rights-of-others'], 'La boîte contient la correspondance de tiers.');
    expect((await code(act(id, 'decide'))).codes).toEqual(['controller-not-decided']);
    const letterId = await write(id, ticketId, 'refusal');
    expect((await code(send(letterId))).codes).toContain('decider-missing');
    await decideRefusal(desk, id, { preparedBy: dpo, decidedBy: manager });
    await act(id, 'decide');
    expect((await code(send(letterId))).codes).toEqual(['second-reader-missing']);
    const { version } = await letter(letterId);
    await desk.as(manager, (ctx) => readLetter(ctx, letterId, { version, verdict: 'approved' }));
    await send(letterId);
    await desk.work();
    expect((await view(id)).state).toBe('answered');
    const mail = await decodeMail(await desk.as(dpo, (ctx) => desk.get(ReadSentMail).run(ctx, letterId)));
    expect(mail.text).toContain('Paul Renaud');
    expect(mail.text).toContain('juridiction compétente');
    expect(mail.text).toContain('correspondance de tiers');
  });

  it('stops a letter when something new arrived since it was written, and one with an empty place', async () => {
    const { id, ticketId, from } = await decided();
    const letterId = await write(id, ticketId, 'answer', { answer: 'Voici vos données.' });
    await desk.work();
    const before = desk.sink.mails.findLast(({ to }) => to.includes(from))!;
    const reply = (await decodeMail(before.raw)).messageId!;
    const joined = await desk.receive(
      mailFrom(from, 'J’ai oublié de préciser : seulement 2025.', { headers: `In-Reply-To: <${reply}>` }),
    );
    expect(joined).toBe(ticketId);
    expect((await code(send(letterId))).code).toBe('letter.ticket-moved');
    const { version, subject } = await letter(letterId);
    const { seen } = await letter(letterId);
    const edit = { version, subject, body: 'Bonjour, {{answer}}', seen };
    await desk.as(dpo, (ctx) => editLetter(ctx, letterId, edit));
    expect((await code(desk.as(dpo, (ctx) => editLetter(ctx, letterId, edit)))).code).toBe('letter.stale');
    expect((await code(send(letterId))).codes).toContain('fields-unfilled');
    await desk.as(dpo, (ctx) => discardLetter(ctx, letterId));
    expect((await code(send(letterId))).code).toBe('letter.not-a-draft');
  });

  it('asks for a surer identity where an access covers contents and connections', async () => {
    const { id } = await open();
    const say = async (scope: 'profile' | 'content-and-logs', version?: number) => {
      const input = { version: version ?? (await view(id)).version, scope };
      await desk.as(dpo, (ctx) => setTrackScope(ctx, id, 'access', input));
    };
    const { version, identityNeeded } = await view(id);
    expect(identityNeeded).toBe('L2');
    await say('content-and-logs');
    expect((await view(id)).identityNeeded).toBe('L3');
    await expect(say('profile', version)).rejects.toMatchObject({ code: 'request.stale' });
    await act(id, 'assess');
    await act(id, 'identity-received', { identityLevel: 'L2', proof: 'Lien ouvert' });
    await grant(id);
    await expect(act(id, 'decide')).rejects.toMatchObject({
      params: { refusals: [{ code: 'identity-too-low' }] },
    });
    await say('profile');
    await act(id, 'decide');
    await expect(say('content-and-logs')).rejects.toMatchObject({ code: 'request.refused' });
  });

  it('answers nothing before the decision', async () => {
    const { id, ticketId } = await open();
    const letterId = await write(id, ticketId, 'answer', { answer: 'Voici vos données.' });
    expect((await letter(letterId)).refusals.map((refusal) => refusal.code)).toContain('wrong-state');
    expect((await code(send(letterId))).code).not.toBe('done');
  });

  it('suspends the clock from the day the identity question leaves, and runs again with the answer', async () => {
    const { id, ticketId } = await open();
    const before = await view(id);
    const early = await write(id, ticketId, 'identity-question');
    expect((await code(send(early))).codes.concat()).not.toEqual([]);
    await act(id, 'ask-identity', { doubt: 'Le nom ne correspond pas au compte.' });
    expect(await view(id)).toMatchObject({ waiting: 'identity', clock: 'running' });
    const question = await write(id, ticketId, 'identity-question');
    expect((await letter(question)).body).toContain('Le nom ne correspond pas au compte.');
    await send(question);
    await desk.work();
    expect(await view(id)).toMatchObject({
      clock: 'suspended',
      pauses: [{ ground: 'identity', toDay: null }],
    });
    await act(id, 'identity-received', {
      identityLevel: 'L2',
      proof: 'Lien ouvert dans une session connectée',
    });
    expect(await view(id)).toMatchObject({
      clock: 'running',
      waiting: null,
      dueOn: before.dueOn,
      identityLevel: 'L2',
    });
  });

  it('extends once, with reasons about this request, when the notice has left', async () => {
    const { id, ticketId } = await open();
    const before = await view(id);
    const { version } = before;
    const vague = { version, reasons: 'Manque de personnel pendant les congés' };
    expect((await code(desk.as(dpo, (ctx) => actOnRequest(ctx, id, 'extend', vague)))).codes).toEqual([
      'reason-not-about-this-request',
    ]);
    const whatIf = await desk.as(dpo, (ctx) => whatIfRequest(ctx, id, { pauseDays: 0, extend: true }));
    await act(id, 'extend', { reasons: 'Votre demande porte sur trois boîtes et 40 000 messages.' });
    expect((await view(id)).dueOn).toBe(before.dueOn);
    await send(await write(id, ticketId, 'extension'));
    await desk.work();
    expect(await view(id)).toMatchObject({
      clock: 'extended',
      dueOn: whatIf.dueOn,
      extendedUntil: whatIf.dueOn,
    });
    expect(
      (await code(act(id, 'extend', { reasons: 'Votre demande porte sur trois boîtes.' }))).codes,
    ).toEqual(['already-extended']);
  });

  it('shows the earlier requests of the same person and opens no second one for the same right', async () => {
    const { id, ticketId, from } = await answered();
    const twice = await code(
      desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights: ['access', 'erasure'] })),
    );
    expect(twice.code).toBe('request.already-open');
    const later = await desk.receive(
      mailFrom(from, 'Je veux aussi faire effacer mes données.', { subject: 'Effacement' }),
    );
    const next = await desk.as(dpo, (ctx) => openRequest(ctx, later, { rights: ['erasure'] }));
    expect((await view(next)).earlier.map((earlier) => earlier.id)).toEqual([id]);
  });

  it('is listed by every filter, each row once, in the order of its due date', async () => {
    const { id } = await open();
    await desk.as(dpo, (ctx) => assignRequests(ctx, [id], manager));
    const list = (query: object) =>
      desk
        .as(dpo, (ctx) => listRequests(ctx, { sort: 'dueOn', limit: 200, ...query }))
        .then(({ items }) => items);
    expect((await list({ assigneeId: manager })).map((row) => row.id)).toEqual([id]);
    const open2 = await list({ open: true, right: ['access', 'erasure'], state: ['received', 'assessing'] });
    expect(new Set(open2.map((row) => row.id)).size).toBe(open2.length);
    expect(open2.map((row) => row.id)).toContain(id);
    expect(open2.map((row) => row.dueOn)).toEqual([...open2.map((row) => row.dueOn)].sort());
    expect(await list({ overdue: true })).toEqual([]);
    const first = await desk.as(dpo, (ctx) =>
      listRequests(ctx, { sort: 'receivedAt', order: 'desc', limit: 2 }),
    );
    const second = await desk.as(dpo, (ctx) =>
      listRequests(ctx, { sort: 'receivedAt', order: 'desc', limit: 2, cursor: first.next! }),
    );
    expect(second.items.some((row) => first.items.some((other) => other.id === row.id))).toBe(false);
    expect(
      (await desk.as(dpo, (ctx) => listLetters(ctx, { limit: 5, state: ['sent'] }))).items.length,
    ).toBeGreaterThan(0);
  });

  it('is invisible, with its letters, to who may not see its restricted ticket', async () => {
    const { id, ticketId } = await answered();
    const support = await desk.officer({ roles: ['support'] });
    expect((await desk.as(support, (ctx) => requestDetails(ctx, id))).id).toBe(id);
    await desk.system((ctx) => ctx.query('select restrict_ticket($1, $2)', [ticketId, 'spec']));
    expect((await code(desk.as(support, (ctx) => requestDetails(ctx, id)))).code).toBe('request.not-found');
    const list = await desk.as(support, (ctx) => listRequests(ctx, { sort: 'dueOn', limit: 200 }));
    expect(list.items.some((row) => row.id === id)).toBe(false);
    expect((await desk.as(support, (ctx) => listLetters(ctx, { limit: 50, ticketId }))).items).toEqual([]);
  });
});
