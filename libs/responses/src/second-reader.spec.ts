import { DomainError, type Context } from '#foundation';
import { decodeMail } from '#intake';
import { actOnRequest, openRequest, requestDetails, setTrackOutcome } from '#requests';
import { letterDetails } from './list-letters.query.js';
import { lettersToRead } from './letters-to-read.query.js';
import { askReading, readLetter, type ReadingInput } from './second-reading.js';
import { SendLetter } from './send-letter.js';
import { decideRefusal, everyBlock, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter, editLetter } from './write-letter.js';

const REASONS = 'La boîte contient la correspondance de tiers.';

describe('a letter that turns something down', () => {
  let desk: SpecDesk;
  let support: string;
  let claire: string;
  let paul: string;
  let ines: string;
  let person = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    support = await desk.officer({ roles: ['support'], name: 'Sam Petit' });
    claire = await desk.officer({ roles: ['dpo'], name: 'Claire Martin' });
    paul = await desk.officer({ roles: ['dpo'], name: 'Paul Renaud', actsForController: true });
    ines = await desk.officer({ roles: ['counsel'], name: 'Inès Roche' });
  }, 60_000);
  afterAll(() => desk?.close());

  const codes = (act: Promise<unknown>): Promise<string[]> =>
    act.then(
      () => ['done'],
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        const refusals = (error.params?.refusals ?? []) as { code: string }[];
        return refusals.length > 0 ? refusals.map(({ code }) => code) : [error.code];
      },
    );
  const view = (id: string, who = claire) => desk.as(who, (ctx) => letterDetails(ctx, id));
  const read = async (id: string, who: string, input: Partial<ReadingInput> = {}) => {
    const { version } = await view(id);
    return desk.as(who, (ctx) => readLetter(ctx, id, { version, verdict: 'approved', ...input }));
  };
  const send = async (id: string, who = claire) => {
    const { version, seen } = await view(id, who);
    const sending = { version, seen };
    return desk.as(who, (ctx) => desk.get(SendLetter).run(ctx, id, sending));
  };
  const edit = async (id: string, who: string, change: (body: string) => string) => {
    const { version, subject, body } = await view(id);
    return desk.as(who, (ctx) => editLetter(ctx, id, { version, subject, body: change(body) }));
  };
  const turn = async (id: string, who: string) =>
    (await desk.as(who, (ctx) => lettersToRead(ctx, true))).find((one) => one.id === id)?.turn;

  async function drafted(outcome: 'refused' | 'partly' | 'granted' = 'refused') {
    const from = `camille.${++person}@mailo.com`;
    const ticketId = await desk.receive(mailFrom(from, 'Je souhaite accéder à mes données (article 15).'));
    const requestId = await desk.as(claire, (ctx) =>
      openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }),
    );
    await desk.work();
    const act = async (action: string, input = {}) => {
      const { version } = await desk.as(claire, (ctx) => requestDetails(ctx, requestId));
      await desk.as(claire, (ctx) => actOnRequest(ctx, requestId, action, { version, ...input }));
    };
    await act('assess');
    await act('identity-received', { identityLevel: 'L2', proof: 'Lien ouvert dans une session connectée' });
    const decision =
      outcome === 'granted'
        ? { outcome, grounds: [], reasons: null }
        : { outcome, grounds: ['rights-of-others' as const], reasons: REASONS };
    await desk.as(claire, (ctx) => setTrackOutcome(ctx, requestId, 'access', decision));
    if (outcome !== 'granted') await decideRefusal(desk, requestId, { preparedBy: claire, decidedBy: paul });
    await act('decide');
    const kind = outcome === 'refused' ? ('refusal' as const) : ('answer' as const);
    const fields = { answer: 'Voici vos données.' };
    const id = await desk.as(claire, (ctx) =>
      draftLetter(ctx, { ticketId, requestId, kind, fields, accessBlocks: everyBlock }),
    );
    return { id, requestId, from, act };
  }

  it('leaves once another officer has read and approved it, and the journal names both', async () => {
    const { id, requestId, from } = await drafted();
    expect((await view(id)).reading).toMatchObject({ state: 'none' });
    expect(await codes(send(id))).toEqual(['second-reader-missing']);
    await desk.as(claire, (ctx) => askReading(ctx, id, 1));
    expect([await turn(id, paul), await turn(id, ines), await turn(id, claire)]).toEqual([
      'to-read',
      'to-read',
      undefined,
    ]);
    expect((await desk.as(support, (ctx) => lettersToRead(ctx, false))).map((one) => one.id)).not.toContain(
      id,
    );
    expect(await codes(read(id, claire))).toEqual(['second-reader-wrote']);
    await read(id, ines);
    expect([await turn(id, paul), await turn(id, claire)]).toEqual([undefined, 'approved']);
    expect(await codes(send(id, ines))).toEqual(['second-reader-sends']);
    await send(id);
    await desk.work();
    expect((await desk.as(claire, (ctx) => requestDetails(ctx, requestId))).state).toBe('answered');
    const mail = await decodeMail(desk.sink.mails.findLast(({ to }) => to.includes(from))!.raw);
    expect(mail.text).toContain(REASONS);
    expect((await view(id)).reading).toMatchObject({ state: 'approved', by: { name: 'Inès Roche' } });
    const events = await desk.database.ownerQuery<{ type: string; actor_id: string }>(
      `select type, actor_id from audit_event where object_id = $1 and type like 'letter.read%' order by id`,
      [id],
    );
    expect(events).toEqual([
      { type: 'letter.reading-asked', actor_id: claire },
      { type: 'letter.read-approved', actor_id: ines },
    ]);
  });

  it('is read anew after every change: its text, its recipient, the reasons that the desk adds', async () => {
    const { id, requestId, act } = await drafted('partly');
    await read(id, ines);
    await edit(id, claire, (body) => `${body}\n\nUn mot de plus.`);
    expect((await view(id)).reading).toMatchObject({ state: 'outdated' });
    expect(await codes(send(id))).toEqual(['second-reading-outdated']);
    await read(id, ines);
    const { version, subject, body } = await view(id);
    const elsewhere = { version, subject, body, toAddress: 'autre@example.org' };
    await desk.as(claire, (ctx) => editLetter(ctx, id, elsewhere));
    expect(await codes(send(id))).toEqual(['second-reading-outdated']);
    await read(id, ines);
    await act('reconsider');
    const decision = {
      outcome: 'partly' as const,
      grounds: ['rights-of-others' as const],
      reasons: 'Un autre motif.',
    };
    await desk.as(claire, (ctx) => setTrackOutcome(ctx, requestId, 'access', decision));
    await decideRefusal(desk, requestId, { preparedBy: claire, decidedBy: paul });
    await act('decide');
    expect(await codes(send(id))).toEqual(['letter.tracks-changed']);
    await edit(id, claire, (text) => text);
    expect(await codes(send(id))).toEqual(['second-reading-outdated']);
    await read(id, ines);
    await send(id);
  });

  it('goes back with a reason, and who wrote a word of it no longer reads it', async () => {
    const { id } = await drafted();
    expect(await codes(read(id, ines, { verdict: 'sent-back', note: '  ' }))).toEqual(['note-missing']);
    await read(id, ines, { verdict: 'sent-back', note: 'Quels messages, de quelle période ?' });
    expect(await turn(id, claire)).toBe('sent-back');
    expect(await codes(send(id))).toEqual(['second-reader-sent-back']);
    await edit(id, ines, (body) => body.replace('Après examen', 'Après un examen attentif'));
    expect((await view(id)).writtenBy).toMatchObject({ name: 'Inès Roche' });
    expect(await codes(read(id, ines))).toEqual(['second-reader-wrote']);
    await read(id, paul);
    await send(id, ines);
  });

  it('is not asked of what grants everything, nor of what is not finished, nor of an old version', async () => {
    const granted = await drafted('granted');
    expect((await view(granted.id)).reading).toBeNull();
    expect(await codes(read(granted.id, ines))).toEqual(['letter.needs-no-reader']);
    const { id } = await drafted();
    await edit(id, claire, (body) => `${body}\n\n{{answer}}`);
    expect(await codes(desk.as(claire, (ctx) => askReading(ctx, id, 2)))).toEqual(['fields-unfilled']);
    expect(await codes(read(id, ines, { version: 1 }))).toEqual(['letter.stale']);
  });

  it('is kept from leaving by the database itself, whatever the desk believes', async () => {
    const { id } = await drafted();
    const said = (act: (ctx: Context) => Promise<unknown>, who = claire) =>
      desk.as(who, act).catch((error: Error) => error.message);
    const reading = (reader: string) => (ctx: Context) =>
      ctx.query(
        `insert into letter_reading (letter_id, letter_version, text_hash, officer_id, verdict) values ($1, 1, 'x', $2, 'approved')`,
        [id, reader],
      );
    const leave = (ctx: Context) => ctx.query(`update letter set state = 'queued' where id = $1`, [id]);
    expect(await said(leave)).toMatch(/a second officer has read it/);
    expect(await said(reading(ines))).toMatch(/in the name of somebody else/);
    expect(await said(reading(claire))).toMatch(/does not read it as the second/);
    expect(await said(reading(support), support)).toMatch(/read by a DPO or counsel/);
    await desk.as(ines, reading(ines));
    expect(await said(leave, ines)).toMatch(/a second officer has read it/);
    expect(await said((ctx) => ctx.query(`update letter_reading set verdict = 'approved'`))).toMatch(
      /denied/,
    );
  });
});

describe('a draft that two officers hold', () => {
  let desk: SpecDesk;
  let claire: string;
  let paul: string;
  let ticketId: string;
  let requestId: string;
  const from = 'zoe@mailo.com';

  beforeAll(async () => {
    desk = await openSpecDesk();
    claire = await desk.officer({ roles: ['dpo'], name: 'Claire Martin' });
    paul = await desk.officer({ roles: ['dpo'], name: 'Paul Renaud', actsForController: true });
    ticketId = await desk.receive(mailFrom(from, 'Je souhaite accéder à mes données (article 15).'));
    requestId = await desk.as(claire, (ctx) => openRequest(ctx, ticketId, { rights: ['access'] }));
    await desk.work();
  }, 60_000);
  afterAll(() => desk?.close());

  const open = (id: string, who: string) => desk.as(who, (ctx) => letterDetails(ctx, id));
  const outcome = (act: Promise<unknown>) =>
    act.then(
      () => 'done',
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        return error.code;
      },
    );
  const question = async () => {
    const id = await desk.as(claire, (ctx) => draftLetter(ctx, { ticketId, kind: 'answer' }));
    const text = { version: 1, subject: 'Votre question', body: 'Bonjour,\n\nVoici la réponse.' };
    await desk.as(claire, (ctx) => editLetter(ctx, id, text));
    return id;
  };

  it('is written by one of two who save at once; the other is told, and nothing of the first is lost', async () => {
    const id = await question();
    const [mine, theirs] = [await open(id, claire), await open(id, paul)];
    const save = (who: string, seen: { version: number; subject: string; body: string }, word: string) =>
      desk.as(who, (ctx) =>
        editLetter(ctx, id, {
          version: seen.version,
          subject: seen.subject,
          body: `${seen.body}\n\n${word}`,
        }),
      );
    const ends = await Promise.all([
      outcome(save(claire, mine, 'Mot de Claire')),
      outcome(save(paul, theirs, 'Mot de Paul')),
    ]);
    expect(ends.sort()).toEqual(['done', 'letter.stale']);
    const { body, version, writtenBy } = await open(id, claire);
    expect(version).toBe(3);
    expect(body).toContain(writtenBy!.name === 'Paul Renaud' ? 'Mot de Paul' : 'Mot de Claire');
    expect(await outcome(desk.as(paul, (ctx) => desk.get(SendLetter).run(ctx, id, { version: 2 })))).toBe(
      'letter.stale',
    );
  });

  it('does not leave past a message, a letter or a decision of somebody else', async () => {
    const id = await question();
    const before = await open(id, claire);
    expect(before.news).toEqual([]);
    const send = (seen?: typeof before.seen) =>
      outcome(desk.as(claire, (ctx) => desk.get(SendLetter).run(ctx, id, { version: before.version, seen })));

    const { version } = await desk.as(paul, (ctx) => requestDetails(ctx, requestId));
    await desk.as(paul, (ctx) =>
      actOnRequest(ctx, requestId, 'ask-clarification', { version, doubt: 'Quoi ?' }),
    );
    expect(await send(before.seen)).toBe('letter.ticket-moved');
    const other = await desk.as(paul, (ctx) =>
      draftLetter(ctx, { ticketId, requestId, kind: 'clarification-question' }),
    );
    await desk.as(paul, (ctx) => desk.get(SendLetter).run(ctx, other, { version: 1 }));
    await desk.receive(
      mailFrom(from, 'Merci de faire vite.', { headers: `In-Reply-To: <${await sentId(other)}>` }),
    );

    const now = await open(id, claire);
    expect(now.news.map(({ kind, who, what }) => [kind, who, what])).toEqual(
      expect.arrayContaining([
        ['decision', 'Paul Renaud', 'ask-clarification'],
        ['letter', 'Paul Renaud', 'clarification-question'],
        ['message', 'Camille Durand', 'Mes données'],
      ]),
    );
    expect(now.refusals).toEqual([
      { code: 'letter.ticket-moved', params: { newMessages: 1, newLetters: 1, newDecisions: 1 } },
    ]);
    expect(await send(before.seen)).toBe('letter.ticket-moved');
    expect(await send()).toBe('letter.ticket-moved');
    expect(await send(now.seen)).toBe('done');
  });

  it('is not stopped by what the sender did themselves', async () => {
    const id = await question();
    const before = await open(id, claire);
    const { version } = await desk.as(claire, (ctx) => requestDetails(ctx, requestId));
    await desk.as(claire, (ctx) => actOnRequest(ctx, requestId, 'clarification-received', { version }));
    const sending = { version: before.version, seen: before.seen };
    expect(await outcome(desk.as(claire, (ctx) => desk.get(SendLetter).run(ctx, id, sending)))).toBe('done');
  });

  const sentId = async (letterId: string): Promise<string> => (await open(letterId, claire)).messageId!;
});
