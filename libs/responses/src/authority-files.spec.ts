import {
  acknowledgeFile,
  acknowledgePage,
  authorityFileDetails,
  authorityFileOfTicket,
  editFile,
  listAuthorityFiles,
  openAuthorityFile,
  PageCounsel,
  parkFile,
} from '#authority';
import { DomainError } from '#foundation';
import { decodeMail } from '#intake';
import { openRequest } from '#requests';
import { SendLetter } from './send-letter.js';
import { mailFrom, openSpecDesk, type SpecDesk } from './testing.js';
import { draftLetter } from './write-letter.js';

const DAY = 86_400_000;
const ORDINARY = 'Bonjour, pouvez-vous me rappeler au sujet de notre courrier ? Merci.';

describe('an authority file', () => {
  let desk: SpecDesk;
  let counsel: string;
  let support: string;
  let count = 0;

  beforeAll(async () => {
    desk = await openSpecDesk();
    counsel = await desk.officer({ roles: ['counsel'], name: 'Anne Leroy' });
    support = await desk.officer({ roles: ['support'] });
  }, 60_000);
  afterAll(() => desk?.close());

  const codeOf = (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof DomainError) return error.code;
        throw error;
      },
    );
  const opened = async () => {
    const ticketId = await desk.receive(
      mailFrom(`courrier${++count}@example.org`, ORDINARY, { subject: 'Courrier' }),
    );
    const id = await desk.as(counsel, (ctx) => openAuthorityFile(ctx, ticketId));
    return { id, ticketId };
  };
  const view = (id: string) => desk.as(counsel, (ctx) => authorityFileDetails(ctx, id));

  it('makes its ticket vanish from the view of support, and is not there for them', async () => {
    const ticketId = await desk.receive(
      mailFrom(`courrier${++count}@example.org`, ORDINARY, { subject: 'Courrier' }),
    );
    const seen = () => desk.as(support, (ctx) => ctx.query('select 1 from ticket where id = $1', [ticketId]));
    expect(await seen()).toHaveLength(1);
    const id = await desk.as(counsel, (ctx) => openAuthorityFile(ctx, ticketId));
    expect(await seen()).toHaveLength(0);
    expect(await desk.as(support, (ctx) => authorityFileOfTicket(ctx, ticketId))).toBeNull();
    expect((await desk.as(support, (ctx) => listAuthorityFiles(ctx, { limit: 50 }))).items).toEqual([]);
    for (const act of [authorityFileDetails, acknowledgeFile, parkFile])
      expect(await codeOf(desk.as(support, (ctx): Promise<unknown> => act(ctx, id)))).toBe(
        'authority.not-found',
      );
    expect((await view(id)).reference).toMatch(/^REQ-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });

  it('can be acknowledged and parked, and nothing that discloses or refuses', async () => {
    const { id, ticketId } = await opened();
    expect(await codeOf(desk.as(counsel, (ctx) => openAuthorityFile(ctx, ticketId)))).toBe(
      'ticket.has-authority-file',
    );
    await desk.as(counsel, (ctx) => parkFile(ctx, id));
    await desk.as(counsel, (ctx) => acknowledgeFile(ctx, id));
    expect((await view(id)).state).toBe('parked');
    expect(await codeOf(desk.as(counsel, (ctx) => acknowledgeFile(ctx, id)))).toBe('authority.refused');
    expect((await view(id)).allowedActions.map(({ action }) => action).sort()).toEqual(
      ['acknowledge', 'clear-due-date', 'page-acknowledge', 'set-due-date'].sort(),
    );
  });

  it('is acknowledged by a letter that says nothing of what will follow', async () => {
    const { id, ticketId } = await opened();
    const letterId = await desk.as(counsel, (ctx) =>
      draftLetter(ctx, {
        ticketId,
        authorityFileId: id,
        kind: 'authority-acknowledgement',
        language: 'fr',
        fields: { 'authority.actReference': 'du 3 novembre 2026' },
      }),
    );
    await desk.as(counsel, (ctx) => desk.get(SendLetter).run(ctx, letterId, { version: 1 }));
    await desk.work();
    expect((await view(id)).state).toBe('acknowledged');
    const { text } = await decodeMail(desk.sink.mails.at(-1)!.raw);
    expect(text).toContain('ne préjuge ni de l’existence de données');
  });

  it('pages counsel when its typed date nears, by its number only, until somebody has seen it', async () => {
    const { id, ticketId } = await opened();
    const { version } = await view(id);
    const dueAt = new Date(Date.now() + 30 * DAY);
    await desk.as(counsel, (ctx) => editFile(ctx, id, { version, authorityName: 'TJ de Paris', dueAt }));
    expect(await codeOf(desk.as(counsel, (ctx) => editFile(ctx, id, { version, note: 'x' })))).toBe(
      'authority.stale',
    );
    const before = desk.sink.mails.length;
    await desk.work();
    expect(desk.sink.mails).toHaveLength(before);
    expect((await view(id)).paged).toBe(false);
    await desk.as(counsel, (ctx) =>
      editFile(ctx, id, { version: version + 1, dueAt: new Date(Date.now() + DAY) }),
    );
    await desk.work();
    const { reference, paged, ...file } = await view(id);
    expect(paged).toBe(true);
    // The desk paged, nobody acted: what counsel has open is as good as before.
    expect(file.version).toBe(version + 2);
    const tasks = () =>
      desk.database.ownerQuery<{ title: string; assignee_id: string; restricted: boolean; done: boolean }>(
        `select title, assignee_id, restricted, done_at is not null as done from task where ticket_id = $1 order by id`,
        [ticketId],
      );
    const task = { title: expect.stringContaining(reference), assignee_id: counsel, restricted: true };
    expect(await tasks()).toEqual([{ ...task, done: false }]);
    await desk.system((ctx) => desk.get(PageCounsel).run(ctx, id));
    await desk.work();
    expect(await tasks()).toHaveLength(1);
    const page = await decodeMail(desk.sink.mails.at(-1)!.raw);
    expect(page.subject).toContain(reference);
    expect(`${page.subject} ${page.text}`).not.toMatch(/Paris|Courrier|example/);
    await desk.as(counsel, (ctx) => acknowledgePage(ctx, id));
    const paidBefore = desk.sink.mails.length;
    await desk.work(new Date(Date.now() + DAY / 4));
    expect(desk.sink.mails).toHaveLength(paidBefore);
    const moved = { version: file.version + 1, dueAt: new Date(Date.now() + 60 * DAY) };
    await desk.as(counsel, (ctx) => editFile(ctx, id, moved));
    expect(await tasks()).toEqual([{ ...task, done: true }]);
  });

  it('is written in the vault and leaves no trace in the journal of the desk', async () => {
    const { id, ticketId } = await opened();
    await desk.as(counsel, (ctx) => parkFile(ctx, id));
    const events = await desk.database.ownerQuery<{ journal: string; type: string }>(
      `select journal, type from audit_event where object_id = $1`,
      [id],
    );
    expect(events).toHaveLength(2);
    expect(new Set(events.map(({ journal }) => journal))).toEqual(new Set(['vault']));
    const fromDesk = await desk.as(support, (ctx) =>
      ctx.query(`select 1 from audit_event where ticket_id = $1 and journal = 'vault'`, [ticketId]),
    );
    expect(fromDesk).toEqual([]);
  });

  it('is not opened from a ticket whose person is owed an answer', async () => {
    const from = `lea${++count}@mailo.com`;
    const ticketId = await desk.receive(mailFrom(from, 'Je souhaite accéder à mes données personnelles.'));
    const dpo = await desk.officer({ roles: ['dpo'] });
    await desk.as(dpo, (ctx) => openRequest(ctx, ticketId, { rights: ['access'] }));
    expect(await codeOf(desk.as(counsel, (ctx) => openAuthorityFile(ctx, ticketId)))).toBe(
      'ticket.request-open',
    );
  });
});
