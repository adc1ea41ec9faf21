import { addDays, parisDay, type LetterKind, type RequesterPaper, type Right } from '#domain';
import { DomainError } from '#foundation';
import { actOnRequest, openRequest, requestDetails, setRequester, setTrackOutcome } from '#requests';
import { letterDetails } from './list-letters.query.js';
import { readLetter } from './second-reading.js';
import { SendLetter } from './send-letter.js';
import { everyBlock, mailFrom, openSpecDesk, type SpecDesk, decideRefusal } from './testing.js';
import { draftLetter } from './write-letter.js';

const DAY = 86_400_000;

describe('who asks', () => {
  let desk: SpecDesk;
  let dpo: string;
  let manager: string;

  beforeAll(async () => {
    desk = await openSpecDesk();
    dpo = await desk.officer({ roles: ['dpo'], name: 'Claire Martin' });
    manager = await desk.officer({ roles: ['dpo'], name: 'Paul Renaud', actsForController: true });
  }, 60_000);
  afterAll(() => desk?.close());

  const view = (id: string) => desk.as(dpo, (ctx) => requestDetails(ctx, id));
  const codes = (act: Promise<unknown>): Promise<string[]> =>
    act.then(
      () => [],
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        return ((error.params?.refusals ?? [{ code: error.code }]) as { code: string }[]).map(
          ({ code }) => code,
        );
      },
    );
  const open = async (
    from: string,
    text: string,
    more: { rights?: Right[]; account?: string | null; requester?: 'outsider' } = {},
  ) => {
    const ticketId = await desk.receive(mailFrom(from, text), new Date(Date.now() - DAY));
    const { rights = ['access'], account = null, requester } = more;
    const id = await desk.as(dpo, (ctx) =>
      openRequest(ctx, ticketId, { rights, accountAddress: account, requester }),
    );
    await desk.work();
    return { id, ticketId };
  };
  const act = async (id: string, action: string, input: Record<string, unknown> = {}) => {
    const { version } = await view(id);
    await desk.as(dpo, (ctx) => actOnRequest(ctx, id, action, { version, ...input }));
  };
  const say = async (id: string, input: Omit<Parameters<typeof setRequester>[2], 'version'>) => {
    const { version } = await view(id);
    await desk.as(dpo, (ctx) => setRequester(ctx, id, { version, ...input }));
  };
  const write = async (
    { id, ticketId }: { id: string; ticketId: string },
    kind: LetterKind,
    fields: Record<string, string> = {},
  ) => {
    const letterId = await desk.as(dpo, (ctx) =>
      draftLetter(ctx, { ticketId, requestId: id, kind, fields, accessBlocks: everyBlock }),
    );
    return desk.as(dpo, (ctx) => letterDetails(ctx, letterId));
  };
  const send = (letter: { id: string; version: number }) =>
    desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, letter.id, { version: letter.version }));
  const mandate = (until = addDays(parisDay(new Date()), 30)) => ({
    object: 'Accès aux données du compte',
    rights: ['access' as const],
    validFrom: null,
    validTo: until,
    answerTo: 'requester' as const,
    recipientAddress: 'dossiers@agence.example',
  });
  const PAPERS: RequesterPaper[] = ['mandate', 'requester-identity'];

  it('is proposed from the mail, with the words that say so, and changed by one act that is kept', async () => {
    const { id } = await open(
      'cabinet@agence.example',
      'Bonjour, en vertu du mandat de Mme Durand, nous demandons l’accès à ses données personnelles (article 15 du RGPD). Procuration jointe.',
    );
    const proposed = (await view(id)).requester;
    expect(proposed).toMatchObject({
      kind: 'agent',
      setBy: null,
      letter: 'papers-question',
      audience: 'adult',
    });
    expect(proposed.because).toMatch(/mandat|procuration/i);

    await say(id, { kind: 'agent', papers: [...PAPERS, 'heirship'], mandate: mandate() });
    const said = (await view(id)).requester;
    expect(said).toMatchObject({
      setBy: { name: 'Claire Martin' },
      refusals: [],
      letter: null,
      answerTo: 'dossiers@agence.example',
    });
    expect(said.papers).toEqual([
      { paper: 'mandate', seen: true },
      { paper: 'requester-identity', seen: true },
    ]);
    const [event] = await desk.database.ownerQuery<{ content: Record<string, unknown> }>(
      `select content from audit_event where type = 'request.set-requester' and object_id = $1`,
      [id],
    );
    expect(event.content).toMatchObject({ requester: 'agent', was: 'agent', papers: PAPERS });
    expect(JSON.stringify(event.content)).not.toContain('dossiers@');
  });

  it('is told by who was faster: an older page changes nothing', async () => {
    const { id } = await open('a@exemple.fr', 'Je demande l’accès à mes données personnelles.');
    const { version } = await view(id);
    await say(id, { kind: 'heir', papers: [], mandate: null });
    expect(
      await codes(
        desk.as(dpo, (ctx) => setRequester(ctx, id, { version, kind: 'person', papers: [], mandate: null })),
      ),
    ).toEqual(['request.stale']);
  });

  it('as an agent is asked for what is missing, answered where the mandate says, and not once it has run out', async () => {
    const request = await open(
      'agent@agence.example',
      'Je demande, au nom de ma cliente, l’accès à ses données.',
      {
        account: 'camille@mailo.com',
      },
    );
    await say(request.id, { kind: 'agent', papers: [], mandate: null });
    const question = await write(request, 'papers-question');
    expect(question.toAddress).toBe('agent@agence.example');
    expect(question.body).toContain('- le mandat signé par la personne');
    expect(question.refusals).toEqual([]);

    await act(request.id, 'assess');
    await act(request.id, 'identity-received', { identityLevel: 'L2', proof: 'Lien ouvert' });
    await desk.as(dpo, (ctx) =>
      setTrackOutcome(ctx, request.id, 'access', { outcome: 'granted', grounds: [], reasons: null }),
    );
    expect(await codes(act(request.id, 'decide'))).toEqual(['papers-missing', 'mandate-missing']);

    await say(request.id, { kind: 'agent', papers: PAPERS, mandate: mandate() });
    const late = await write(request, 'papers-question');
    expect(late.refusals.map(({ code }) => code)).toContain('no-papers-missing');
    await act(request.id, 'decide');
    const answer = await write(request, 'answer', { answer: 'Voici les données.' });
    expect(answer.toAddress).toBe('dossiers@agence.example');
    await desk.database.ownerQuery(`update letter set to_address = 'agent@agence.example' where id = $1`, [
      answer.id,
    ]);
    expect(await codes(send(answer))).toEqual(['recipient-not-named']);
    await desk.database.ownerQuery(`update letter set to_address = 'dossiers@agence.example' where id = $1`, [
      answer.id,
    ]);

    const yesterday = addDays(parisDay(new Date()), -1);
    await say(request.id, { kind: 'agent', papers: PAPERS, mandate: mandate(yesterday) });
    expect(await codes(send(answer))).toEqual(['mandate-out-of-date']);
    await say(request.id, { kind: 'agent', papers: PAPERS, mandate: mandate() });
    await send(answer);
    await desk.work();
    expect((await view(request.id)).state).toBe('answered');
    expect((await desk.sink.received(1)).some(({ to }) => to.includes('dossiers@agence.example'))).toBe(true);
  });

  it('as an outsider is told of secrecy in the same words, account or not, and given nothing', async () => {
    const replies: string[] = [];
    for (const account of ['quelquun@mailo.com', null]) {
      const request = await open('voisin@exemple.fr', 'Supprimez mes messages de la boîte de quelqu’un.', {
        rights: ['erasure'],
        account,
        requester: 'outsider',
      });
      await act(request.id, 'assess');
      await act(request.id, 'identity-received', { identityLevel: 'L3', proof: 'Lien ouvert' });
      const decide = (outcome: 'granted' | 'refused') =>
        desk.as(dpo, (ctx) =>
          setTrackOutcome(ctx, request.id, 'erasure', {
            outcome,
            grounds: outcome === 'refused' ? ['secrecy-of-correspondence'] : [],
            reasons: outcome === 'refused' ? 'La boîte d’une autre personne.' : null,
          }),
        );
      await decide('granted');
      expect(await codes(act(request.id, 'decide'))).toEqual(['outsider-gets-nothing']);
      await decide('refused');
      await decideRefusal(desk, request.id, { preparedBy: dpo, decidedBy: manager });
      await act(request.id, 'decide');
      const reply = await write(request, 'refusal');
      expect(reply.body).toContain('elle ne dit ni qu’un compte existe, ni qu’il n’existe pas');
      replies.push(reply.body.replace(/DSR-[\w-]+/g, ''));
      const seen = { version: reply.version, verdict: 'approved' } as const;
      await desk.as(manager, (ctx) => readLetter(ctx, reply.id, seen));
      await send(await desk.as(dpo, (ctx) => letterDetails(ctx, reply.id)));
      await desk.work();
      expect((await view(request.id)).state).toBe('answered');
    }
    expect(replies[1]).toBe(replies[0]);
  });

  it('as a minor reads plain language without anybody choosing it', async () => {
    const request = await open(
      'zoe@mailo.com',
      'Bonjour, j’ai 13 ans et je veux voir mes données personnelles.',
      {
        account: 'zoe@mailo.com',
      },
    );
    expect((await view(request.id)).requester).toMatchObject({ kind: 'minor', audience: 'minor' });
    const [acknowledgement] = await desk.database.ownerQuery<{ audience: string; body: string }>(
      `select audience, body from letter where request_id = $1 and kind = 'acknowledgement'`,
      [request.id],
    );
    expect(acknowledgement.audience).toBe('minor');
    expect(acknowledgement.body).toContain('Export des données');
    expect((await write(request, 'answer', { answer: 'Voici tes données.' })).audience).toBe('minor');
  });

  it('is offered what the account does at once, and the request stays open', async () => {
    const request = await open(
      'p@mailo.com',
      'Je souhaite récupérer mes données (portabilité, article 20 du RGPD).',
      {
        rights: ['portability'],
        account: 'p@mailo.com',
      },
    );
    const [{ body }] = await desk.database.ownerQuery<{ body: string }>(
      `select body from letter where request_id = $1 and kind = 'acknowledgement'`,
      [request.id],
    );
    expect(body).toContain('Export des données');
    expect(body).toContain('la demande reste ouverte');
    expect((await view(request.id)).state).toBe('received');
  });

  it('who withdraws consent to advertising cookies gets the answer of the privacy rules as a draft', async () => {
    const request = await open('q@mailo.com', 'Je retire mon consentement aux cookies publicitaires.', {
      rights: ['consent-withdrawal'],
      account: 'q@mailo.com',
    });
    expect((await write(request, 'answer')).body).toContain('Gérer le dépôt des cookies publicitaires');
    expect((await write(request, 'answer', { answer: 'Mon texte.' })).body).toContain('Mon texte.');
  });
});
