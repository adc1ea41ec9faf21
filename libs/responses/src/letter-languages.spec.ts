import { accessBlocks } from '#domain';
import { actOnRequest, openRequest, requestDetails, setTrackOutcome } from '#requests';
import { letterDetails } from './list-letters.query.js';
import { listTemplates } from './list-templates.js';
import { SendLetter } from './send-letter.js';
import { everyBlock, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter, editLetter, type NewLetter } from './write-letter.js';

let desk: SpecDesk;
let dpo: string;
let person = 0;

beforeAll(async () => {
  desk = await openSpecDesk();
  dpo = await desk.officer({ roles: ['dpo'], actsForController: true });
});
afterAll(() => desk.close());

/** A request for access, granted, from somebody who wrote in the given language. */
async function granted(language: string): Promise<{ ticketId: string; requestId: string }> {
  const from = `lena.${++person}@mailo.com`;
  const ticketId = await desk.receive(mailFrom(from, 'Bitte senden Sie mir eine Kopie meiner Daten.'));
  await desk.database.ownerQuery(`update ticket set language = $2 where id = $1`, [ticketId, language]);
  const requestId = await desk.as(dpo, (ctx) =>
    openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }),
  );
  await desk.database.ownerQuery(`update request set language = $2 where id = $1`, [requestId, language]);
  const act = async (action: string, input: Record<string, unknown> = {}) => {
    const { version } = await desk.as(dpo, (ctx) => requestDetails(ctx, requestId));
    await desk.as(dpo, (ctx) => actOnRequest(ctx, requestId, action, { version, ...input }));
  };
  await act('assess');
  await act('identity-received', { identityLevel: 'L2', proof: 'Link in der Sitzung geöffnet' });
  await desk.as(dpo, (ctx) =>
    setTrackOutcome(ctx, requestId, 'access', { outcome: 'granted', grounds: [], reasons: null }),
  );
  await act('decide');
  return { ticketId, requestId };
}
const written = async (input: NewLetter) => {
  const id = await desk.as(dpo, (ctx) => draftLetter(ctx, input));
  return desk.as(dpo, (ctx) => letterDetails(ctx, id));
};
const send = (id: string, version: number) =>
  desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, id, { version }));

describe('the language of a letter', () => {
  it.each([
    ['de', 'de', 'Guten Tag Camille Durand,'],
    ['pt', 'pt', 'Exmo.(a) Senhor(a) Camille Durand,'],
    ['fr', 'fr', 'Bonjour Camille Durand,'],
    ['pl', 'en', 'Hello Camille Durand,'],
    ['other', 'en', 'Hello Camille Durand,'],
  ])('is that of the mail: %s gives %s', async (mail, language, greeting) => {
    const letter = await written({ ...(await granted(mail)), kind: 'answer', fields: { answer: 'x' } });
    expect(letter).toMatchObject({ language, audience: 'adult' });
    expect(letter.body.startsWith(greeting)).toBe(true);
    expect(letter.body).not.toContain('{{');
  });

  it('is the officer’s choice, and so is the reader; what leaves has the words of both', async () => {
    const target = await granted('fr');
    const letter = await written({
      ...target,
      kind: 'answer',
      language: 'es',
      audience: 'minor',
      fields: { answer: 'Aquí están tus datos.' },
      accessBlocks: everyBlock,
    });
    expect(letter).toMatchObject({ language: 'es', audience: 'minor', refusals: [] });
    expect(letter.body).toContain('Nos pediste: ver tus datos.');
    await send(letter.id, letter.version);
    await desk.work();
    const heads = desk.sink.mails.map(({ raw }) => raw.toString().split('\r\n\r\n')[0]);
    expect(heads.filter((head) => /^Content-Language: es/m.test(head))).toHaveLength(1);
  });
});

describe('an answer that gives access', () => {
  it('is held up by every block that nobody spoke of, and by its list', async () => {
    const letter = await written({
      ...(await granted('de')),
      kind: 'answer',
      fields: { answer: 'Hier sind Ihre Daten.' },
    });
    expect(letter.refusals).toEqual([
      { code: 'access-blocks-missing', params: { blocks: [...accessBlocks] } },
    ]);
    expect(letter.access?.map(({ state }) => state)).toEqual(accessBlocks.map(() => 'missing'));
    await expect(send(letter.id, letter.version)).rejects.toMatchObject({ code: 'letter.refused' });

    const { transfers: _transfers, ...others } = everyBlock;
    const edit = { subject: letter.subject, body: letter.body };
    const keep = (version: number, accessBlocks: typeof everyBlock) =>
      desk.as(dpo, (ctx) => editLetter(ctx, letter.id, { ...edit, version, accessBlocks }));
    await keep(letter.version, others);
    const almost = await desk.as(dpo, (ctx) => letterDetails(ctx, letter.id));
    expect(almost.refusals).toEqual([{ code: 'access-blocks-missing', params: { blocks: ['transfers'] } }]);
    await expect(send(letter.id, almost.version)).rejects.toMatchObject({
      params: { refusals: [{ code: 'access-blocks-missing', params: { blocks: ['transfers'] } }] },
    });

    await keep(almost.version, {
      transfers: { state: 'not-applicable', text: 'alle Server stehen in Frankreich.' },
    });
    const whole = await desk.as(dpo, (ctx) => letterDetails(ctx, letter.id));
    expect(whole.refusals).toEqual([]);
    await send(letter.id, whole.version);
    const left = await desk.as(dpo, (ctx) => letterDetails(ctx, letter.id));
    expect(left.state).toBe('queued');
  });
});

describe('the templates', () => {
  it('are offered in every language for adults and for children, with the mentions in the same words', () => {
    const templates = listTemplates();
    const answer = templates.filter(({ kind }) => kind === 'answer');
    expect(answer).toHaveLength(14);
    const child = answer.find(({ language, audience }) => language === 'nl' && audience === 'minor')!;
    expect(child.mentions.join()).toContain('Je kunt ook naar een rechter gaan');
    expect(templates.every(({ fields }) => fields.length > 0)).toBe(true);
  });
});
