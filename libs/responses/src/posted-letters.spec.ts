import { DomainError, type Context } from '#foundation';
import { decodeMail } from '#intake';
import { actOnRequest, openRequest, requestDetails, setTrackOutcome } from '#requests';
import { parisDay } from '#domain';
import { letterDetails } from './list-letters.query.js';
import { ReadLetterCopy } from './letter-copy.js';
import { recordReturn } from './post-letter.js';
import { SendLetter, type Sending } from './send-letter.js';
import { everyBlock, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter } from './write-letter.js';

const DAY = 86_400_000;

describe('the end of a letter', () => {
  let desk: SpecDesk;
  let claire: string;
  let person = 0;
  const today = parisDay(new Date());

  beforeAll(async () => {
    desk = await openSpecDesk();
    claire = await desk.officer({ roles: ['dpo'], name: 'Claire Martin', actsForController: true });
  }, 60_000);
  afterAll(() => desk?.close());

  const as = <T>(act: (ctx: Context) => Promise<T>, now?: Date) => desk.as(claire, act, now);
  const codes = (act: Promise<unknown>): Promise<string[]> =>
    act.then(
      () => ['done'],
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        const refusals = (error.params?.refusals ?? []) as { code: string }[];
        return refusals.length > 0 ? refusals.map(({ code }) => code) : [error.code];
      },
    );
  const request = (id: string) => as((ctx) => requestDetails(ctx, id));
  const letter = (id: string) => as((ctx) => letterDetails(ctx, id));
  const act = async (id: string, action: string, input = {}, now?: Date) => {
    const { version } = await request(id);
    await as((ctx) => actOnRequest(ctx, id, action, { version, ...input }), now);
  };
  const send = async (id: string, how: Partial<Sending> = {}) => {
    const { version } = await letter(id);
    await as((ctx) => desk.get(SendLetter).run(ctx, id, { version, ...how }));
  };

  /** A granted access whose answer is written, from somebody with an address or without. */
  async function answering(address = true) {
    const from = `camille.${++person}@mailo.com`;
    const ticketId = await desk.receive(mailFrom(from, 'Je souhaite accéder à mes données (article 15).'));
    if (!address)
      await desk.database.ownerQuery(`update ticket set correspondent_address = null where id = $1`, [
        ticketId,
      ]);
    const requestId = await as((ctx) =>
      openRequest(ctx, ticketId, { rights: ['access'], accountAddress: from }),
    );
    await act(requestId, 'assess');
    await act(requestId, 'identity-received', { identityLevel: 'L2', proof: 'Session connectée' });
    const granted = { outcome: 'granted' as const, grounds: [], reasons: null };
    await as((ctx) => setTrackOutcome(ctx, requestId, 'access', granted));
    await act(requestId, 'decide');
    const fields = { answer: 'Voici vos données.' };
    const id = await as((ctx) =>
      draftLetter(ctx, { ticketId, requestId, kind: 'answer', fields, accessBlocks: everyBlock }),
    );
    return { id, requestId, ticketId, from };
  }

  it('is by post with its proof: answered on that day, delivered, and its copy kept with the ticket', async () => {
    const { id, requestId, ticketId } = await answering(false);
    expect((await letter(id)).refusals.map(({ code }) => code)).toEqual(['letter.no-address']);
    expect(await codes(send(id))).toEqual(['letter.no-address']);
    const posting = { on: today, kind: 'registered' as const };
    expect(await codes(send(id, { posting }))).toEqual(['tracking-number-missing']);
    expect(await codes(send(id, { posting: { ...posting, kind: 'by-hand' } }))).toEqual([
      'posting-proof-missing',
    ]);
    const before = desk.sink.mails.length;
    await send(id, { posting: { ...posting, trackingNumber: '1A 234 567 8901 2' } });
    await desk.work();
    expect(desk.sink.mails).toHaveLength(before);
    expect(await letter(id)).toMatchObject({
      state: 'delivered',
      posting: { on: today, kind: 'registered', trackingNumber: '1A 234 567 8901 2', proofId: null },
    });
    expect((await request(requestId)).state).toBe('answered');
    const [copy] = await desk.database.ownerQuery<{ mime_type: string; size: string }>(
      `select mime_type, size from ticket_attachment where ticket_id = $1`,
      [ticketId],
    );
    expect(copy.mime_type).toBe('application/pdf');
    await act(requestId, 'close');
    expect((await request(requestId)).state).toBe('closed');

    await as((ctx) => recordReturn(ctx, id, 'Destinataire inconnu à l’adresse'));
    expect((await letter(id)).state).toBe('bounced');
    expect(await request(requestId)).toMatchObject({ state: 'decided', closedAt: null });
    expect(await codes(as((ctx) => recordReturn(ctx, id, 'Encore')))).toEqual(['letter.not-posted']);
  });

  it('proves itself by a document of its own ticket only', async () => {
    const [{ id }, other] = [await answering(), await answering()];
    await send(other.id, { posting: { on: today, kind: 'tracked', trackingNumber: '2C 1' } });
    const [foreign] = await desk.database.ownerQuery<{ id: string }>(
      `select id from ticket_attachment where ticket_id = $1`,
      [other.ticketId],
    );
    const posting = { on: today, kind: 'by-hand' as const, proofId: foreign.id };
    expect(await codes(send(id, { posting }))).toEqual(['attachment.not-found']);
  });

  it('is by mail once no bounce came for as long as the rules say, and not a day sooner', async () => {
    const { id, requestId } = await answering();
    await send(id);
    await desk.work();
    expect(await codes(act(requestId, 'close'))).toEqual(['bounce-watch-running']);
    expect(await codes(act(requestId, 'close', {}, new Date(Date.now() + 3 * DAY)))).toEqual(['done']);
  });

  it('carries its PDF copy when asked: of a draft to be printed, with the mail, and again of what left', async () => {
    const { id, from } = await answering();
    const copy = () => as((ctx) => desk.get(ReadLetterCopy).run(ctx, id));
    expect((await copy()).subarray(0, 8).toString()).toBe('%PDF-1.7');
    await send(id, { pdf: true });
    await desk.work();
    const { messageId } = await letter(id);
    const left = desk.sink.mails.find(({ to, raw }) => to.includes(from) && raw.includes(`<${messageId}>`))!;
    const { attachments } = await decodeMail(left.raw);
    expect(attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf']);
    expect((await letter(id)).pdfCopy).toBe(true);
    expect((await copy()).subarray(0, 8).toString()).toBe('%PDF-1.7');
  });
});
