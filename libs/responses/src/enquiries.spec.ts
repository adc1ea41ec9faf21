import { DomainError } from '#foundation';
import { addDays, parisDay } from '#domain';
import {
  actOnEnquiry,
  editEnquiry,
  enquiryDetails,
  enquiryOfTicket,
  handOverFile,
  listEnquiries,
  openRequest,
  RemindEnquiries,
  type EnquiryActInput,
} from '#requests';
import { closeTicket, confirmTriage, linkTickets, undoTriage } from '#triage';
import { SendLetter } from './send-letter.js';
import { bounceOf, mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter } from './write-letter.js';

const DAY = 86_400_000;
const CNIL =
  'Madame, Monsieur, nous avons été saisis d’une plainte. Vous voudrez bien nous répondre sous quinze jours. Service des plaintes.';

let desk: SpecDesk;
let dpo: string;
let other: string;
let count = 0;

beforeAll(async () => {
  desk = await openSpecDesk();
  dpo = await desk.officer({ roles: ['dpo'], name: 'Claire Martin' });
  other = await desk.officer({ roles: ['dpo'] });
}, 60_000);
afterAll(() => desk?.close());

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      const refusals = error.params?.refusals as { code: string }[] | undefined;
      return refusals ? refusals.map(({ code }) => code).join() : error.code;
    },
  );
type Kind = 'privacy-enquiry' | 'supervisory-authority';
const triage = (ticketId: string, kind: Kind | 'follow-up') =>
  desk.as(dpo, (ctx) =>
    confirmTriage(ctx, ticketId, {
      class: kind,
      rights: [],
    }),
  );
async function opened(kind: Kind): Promise<{ id: string; ticketId: string }> {
  const ticketId = await desk.receive(
    mailFrom(`cnil${++count}@example.org`, CNIL, { subject: `Saisine ${count}` }),
  );
  await triage(ticketId, kind);
  await desk.work();
  const enquiry = await desk.as(dpo, (ctx) => enquiryOfTicket(ctx, ticketId));
  return { id: enquiry!.id, ticketId };
}
const view = (id: string) => desk.as(dpo, (ctx) => enquiryDetails(ctx, id));
const act = async (id: string, action: string, input: Omit<EnquiryActInput, 'version'> = {}) => {
  const { version } = await view(id);
  return desk.as(dpo, (ctx) => actOnEnquiry(ctx, id, action, { ...input, version }));
};
const answer = async (ticketId: string, kind: 'enquiry-answer' | 'supervisory-answer') => {
  const letterId = await desk.as(dpo, (ctx) =>
    draftLetter(ctx, {
      ticketId,
      kind,
      language: 'fr',
      fields: { answer: 'Voici.', 'authority.actReference': '2026-77' },
    }),
  );
  await desk.as(dpo, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version: 1 }));
  await desk.work();
  return letterId;
};

describe('a letter of the CNIL', () => {
  it('opens a file, is due as the CNIL wrote it, is answered, and what was handed over is listed', async () => {
    const { id, ticketId } = await opened('supervisory-authority');
    const file = await view(id);
    expect(file).toMatchObject({ kind: 'supervisory', state: 'open', dueSource: 'policy', ownerId: dpo });
    expect(file.dueOn <= addDays(parisDay(new Date()), 10)).toBe(true);
    expect(await codeOf(act(id, 'set-due', { dueOn: '2027-01-15' }))).toBe('due-words-missing');
    await act(id, 'set-due', { dueOn: '2027-01-15', dueWords: 'sous quinze jours' });
    await desk.as(dpo, (ctx) =>
      editEnquiry(ctx, id, { version: 2, authorityName: 'CNIL', authorityReference: 'PL-2026-77' }),
    );
    expect(await view(id)).toMatchObject({
      dueOn: '2027-01-15',
      dueSource: 'letter',
      dueWords: 'sous quinze jours',
    });

    const person = await desk.receive(
      mailFrom(`plaignant${count}@mailo.com`, 'Je veux accéder à mes données.'),
    );
    const requestId = await desk.as(dpo, (ctx) => openRequest(ctx, person, { rights: ['access'] }));
    await desk.as(dpo, (ctx) => linkTickets(ctx, ticketId, person));
    const letterId = await answer(ticketId, 'supervisory-answer');
    expect(desk.sink.mails.filter(({ raw }) => raw.includes(`(${file.reference})`))).toHaveLength(1);
    const answered = await view(id);
    expect(answered).toMatchObject({ state: 'answered', requests: [{ id: requestId }] });
    expect(answered.handable.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['message', 'letter', 'request']),
    );

    const { version } = answered;
    const items = [
      { kind: 'request', id: requestId },
      { kind: 'letter', id: letterId },
    ] as const;
    const hand = (more: object = {}) =>
      desk.as(dpo, (ctx) =>
        handOverFile(ctx, id, { version, at: ctx.now, way: 'Téléservice de la CNIL', items, ...more }),
      );
    expect(await codeOf(hand({ at: new Date(Date.now() + DAY) }))).toBe('instant-in-future');
    expect(await codeOf(hand({ items: [{ kind: 'letter', id: requestId }] }))).toBe('enquiry.item-not-found');
    await hand();
    expect(await codeOf(hand())).toBe('enquiry.stale');
    const [handed] = (await view(id)).handovers;
    expect(handed.items).toHaveLength(2);
    for (const { sha256 } of handed.items) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    await expect(
      desk.as(dpo, (ctx) => ctx.query(`update enquiry_handover set way = 'x' where id = $1`, [handed.id])),
    ).rejects.toThrow(/permission denied/);
    await act(id, 'close');
    expect(await view(id)).toMatchObject({ state: 'closed' });
  });

  it('never hands over a secret thing in a file that others read', async () => {
    const { id } = await opened('supervisory-authority');
    const secret = await desk.receive(mailFrom(`secret${count}@example.org`, 'Bonjour.'));
    await desk.system((ctx) => ctx.query(`select restrict_ticket($1, 'spec')`, [secret]));
    const counsel = await desk.officer({ roles: ['counsel'] });
    await desk.database.ownerQuery(
      `insert into access_grant (resource_kind, resource_id, officer_id, reason) values ('ticket', $1, $2, 'spec')`,
      [secret, counsel],
    );
    const [{ id: message }] = await desk.database.ownerQuery<{ id: string }>(
      `select id from message where ticket_id = $1`,
      [secret],
    );
    const hand = (who: string) =>
      codeOf(
        desk.as(who, (ctx) =>
          handOverFile(ctx, id, {
            version: 1,
            at: ctx.now,
            way: 'x',
            items: [{ kind: 'message', id: message }],
          }),
        ),
      );
    expect(await hand(counsel)).toBe('enquiry.item-not-found');
    expect(await hand(dpo)).toBe('enquiry.item-not-found');
  });
});

describe('a question on privacy', () => {
  it('has no silent ending, and neither has its ticket', async () => {
    const { id, ticketId } = await opened('privacy-enquiry');
    expect((await view(id)).reference).toMatch(/^QUE-/);
    expect(await codeOf(desk.as(dpo, (ctx) => closeTicket(ctx, ticketId, 'answered')))).toBe(
      'ticket.enquiry-open',
    );
    expect(await codeOf(act(id, 'close'))).toBe('wrong-state');
    expect(await codeOf(act(id, 'close-without-answer', { note: ' ' }))).toBe('note-missing');
    await expect(
      desk.as(dpo, (ctx) => ctx.query(`update enquiry set state = 'closed' where id = $1`, [id])),
    ).rejects.toThrow(/enquiry_ended/);
    await act(id, 'close-without-answer', { note: 'Répondu au téléphone.' });
    const [ticket] = await desk.database.ownerQuery<{ state: string }>(
      `select state from ticket where id = $1`,
      [ticketId],
    );
    expect(ticket.state).toBe('closed');
    expect(await codeOf(draft(ticketId))).toBe('letter.needs-enquiry');
  });

  const draft = (ticketId: string) =>
    desk.as(dpo, (ctx) => draftLetter(ctx, { ticketId, kind: 'supervisory-answer', language: 'fr' }));

  it('is owed an answer again when the answer came back', async () => {
    const { id, ticketId } = await opened('privacy-enquiry');
    await answer(ticketId, 'enquiry-answer');
    expect((await view(id)).state).toBe('answered');
    await act(id, 'close');
    await desk.receive(bounceOf(desk.sink.mails.at(-1)!.raw, `cnil${count}@example.org`));
    await desk.work();
    expect(await view(id)).toMatchObject({ state: 'open', answeredAt: null, closedAt: null });
  });

  it('follows the triage: taken back with it, there again with it, and of the other kind with it', async () => {
    const { id, ticketId } = await opened('privacy-enquiry');
    await desk.as(dpo, (ctx) => undoTriage(ctx, ticketId));
    await desk.work();
    expect(await view(id)).toMatchObject({ state: 'closed', noAnswerReason: 'retriaged' });
    await triage(ticketId, 'supervisory-authority');
    await desk.work();
    expect(await view(id)).toMatchObject({ state: 'open', kind: 'supervisory', noAnswerReason: null });
    await triage(ticketId, 'follow-up');
    await desk.work();
    expect((await view(id)).state).toBe('closed');
    await triage(ticketId, 'supervisory-authority');
    await desk.work();
    expect((await view(id)).state).toBe('open');
  });

  it('is moved by one of two officers at once', async () => {
    const { id } = await opened('privacy-enquiry');
    const { version } = await view(id);
    const close = (who: string) =>
      codeOf(
        desk.as(who, (ctx) =>
          actOnEnquiry(ctx, id, 'close-without-answer', { version, note: 'Sans objet.' }),
        ),
      );
    expect((await Promise.all([close(dpo), close(other)])).sort()).toEqual(['done', 'enquiry.stale']);
  });

  it('is listed by its date, and its owner is reminded by number, once for each date', async () => {
    const { id } = await opened('privacy-enquiry');
    const { dueOn, reference } = await view(id);
    const dues = (await desk.as(dpo, (ctx) => listEnquiries(ctx, { limit: 200 }))).items.map(
      (one) => one.dueOn,
    );
    expect(dues).toEqual([...dues].sort());
    const remind = (day: string) =>
      desk.system((ctx) => desk.get(RemindEnquiries).run(ctx), new Date(`${day}T12:00:00Z`));
    const told = () => desk.mailsOf('enquiry-reminder', id);
    await remind(addDays(dueOn, -4));
    expect(await told()).toEqual([]);
    await remind(addDays(dueOn, -2));
    await remind(addDays(dueOn, -1));
    expect(await told()).toHaveLength(1);
    await remind(addDays(dueOn, 1));
    const mails = await told();
    expect(mails).toHaveLength(2);
    for (const raw of mails) {
      expect(raw).toContain(reference);
      expect(raw).not.toContain('Saisine');
    }
  });
});
