import { listEvents } from '#audit';
import { AttachmentContent, TicketView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let api: TestApi;
let support: Browser;
let ticketId: string;
const files: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi();
  support = await api.signedIn('support');
  const entry = {
    medium: 'post',
    receivedAt: '2026-11-02T09:00:00Z',
    fromName: 'Zoé',
    subject: 'Mes données',
    body: 'Voir les pièces.',
  };
  const { messageId } = (await support.post('/api/messages/manual', entry).expect(201)).body;
  ({ ticketId } = await api.ticket(messageId));
  const attach = (name: string, bytes: Buffer) =>
    support.send('post', `/api/tickets/${ticketId}/attachments`).attach('file', bytes, name).expect(200);
  await attach('carte.png', Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]));
  await attach('page.html', Buffer.from('<script>alert(1)</script>'));
  const last = await attach(
    'facture.pdf',
    Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(200)]),
  );
  for (const { fileName, id } of TicketView.parse(last.body).attachments) files[fileName] = id;
});
afterAll(() => api.close());

const path = (name: string, tail = '') => `/api/ticket-attachments/${files[name]}${tail}`;
const content = async (name: string) =>
  AttachmentContent.parse((await support.get(path(name, '/content')).expect(200)).body);

describe('a file that an officer added to a ticket', () => {
  it('is shown drawn anew, as text, or not at all', async () => {
    expect(await content('carte.png')).toMatchObject({ ordinal: null, kind: 'picture', drawable: true });
    const drawn = await support.get(path('carte.png', '/content/picture')).expect(200);
    expect(drawn.headers).toMatchObject({ 'content-type': 'image/png', 'x-pages': '1' });
    expect(drawn.body.toString('latin1')).not.toContain('script');
    expect(await content('page.html')).toMatchObject({
      drawable: false,
      text: { body: '<script>alert(1)</script>' },
      warnings: ['web-page'],
    });
    const disguised = await content('facture.pdf');
    expect(disguised).toMatchObject({ kind: 'program', drawable: false, text: null });
    expect(disguised.warnings).toContain('type-differs');
    await support.get(path('facture.pdf', '/content/picture')).expect(422);
  });

  it('is read on the record, and leaves the desk as a download only', async () => {
    const viewed = async () =>
      (await api.asSystem((ctx) => listEvents(ctx, { type: 'attachment.viewed', limit: 50 }))).items.length;
    const before = await viewed();
    await content('carte.png');
    expect(await viewed()).toBe(before + 1);
    const { headers } = await support.get(path('page.html')).expect(200);
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(/^attachment;/);
  });

  it('is nobody’s without a session, and an administrator’s neither', async () => {
    const admin = await api.signedIn('administrator');
    for (const tail of ['', '/content', '/content/picture']) {
      await api.browser().get(path('carte.png', tail)).expect(401);
      await admin.get(path('carte.png', tail)).expect(403);
    }
    await support.get('/api/ticket-attachments/00000000-0000-7000-8000-000000000000/content').expect(404);
  });
});
