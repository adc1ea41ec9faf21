import { listEvents } from '#audit';
import { AttachmentContent, MessageView, TicketPage } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let dpo: Browser;
let message: string;
let ticket: string;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const part = (type: string, name: string, bytes: Buffer | string) =>
  [
    '--b',
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(bytes).toString('base64'),
  ].join('\r\n');

const hostileName = '"><img src=x onerror=alert(1)>\r\nSet-Cookie: a=b\u202efdp.exe';
const hostileSubject = `<script>alert('objet')</script>\r\nBcc: victim@example.org \u202etxet`;
const mail = [
  `From: ${encoded('"><script>alert(1)</script>')} <"<img/src=x>"@evil.example>`,
  'To: contact@mailo.com',
  `Subject: ${encoded(hostileSubject)}`,
  'Message-ID: <hostile@evil.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p onclick=alert(1)>Bonjour</p><script>alert(1)</script><img src="https://evil.example/pixel.gif">' +
    '<form action=https://evil.example><input></form><a href="https://evil.example/x">https://mailo.com</a>',
  part('application/pdf', hostileName, Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(200)])),
  part('image/png', 'photo.png', Buffer.concat([png, Buffer.from('<script>alert(1)</script>')])),
  part('text/html', 'page.html', '<script>alert(1)</script>'),
  '--b--',
  '',
].join('\r\n');

beforeAll(async () => {
  api = await startTestApi();
  dpo = await api.signedIn('dpo');
  await dpo
    .send('post', '/api/messages/import')
    .attach('files', Buffer.from(mail), 'hostile.eml')
    .expect(200);
  [{ id: message }] = await api.db.ownerQuery<{ id: string }>('select id from message');
  ticket = (await api.ticket(message)).ticketId;
});
afterAll(() => api.close());

const path = (tail: string) => `/api/messages/${message}${tail}`;
const content = async (ordinal: number) =>
  AttachmentContent.parse((await dpo.get(path(`/attachments/${ordinal}`)).expect(200)).body);

describe('a mail that means harm', () => {
  it('stands in its frame with nothing that acts and no way out', async () => {
    const { text, headers } = await dpo.get(path('/html')).expect(200);
    expect(text).not.toMatch(/<script|onclick|<form|<input|href|https:\/\/evil\.example\/pixel/);
    expect(text).toContain('data-to="https://evil.example/x"');
    expect(headers['x-remote-images']).toBe('1');
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('img-src data:;');
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-popups|allow-forms|allow-top|https?:/);
  });
  it('opens no network however it is asked for', async () => {
    const { text, headers } = await dpo.get(path('/html?images=1')).expect(200);
    expect(text).not.toContain('<img');
    expect(headers['content-security-policy']).not.toMatch(/https?:/);
  });
  it('has a subject and a name that are nothing but text, in JSON that no browser reads as a page', async () => {
    for (const url of [path(''), '/api/tickets?limit=10', `/api/tickets/${ticket}`, '/api/search?q=alert']) {
      const { headers } = await dpo.get(url).expect(200);
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    const { items } = TicketPage.parse((await dpo.get('/api/tickets?limit=10').expect(200)).body);
    expect(items[0].subject).not.toMatch(/[\r\n]/);
  });
  it('is in the journal under no name of its own', async () => {
    const { items } = await api.asSystem((ctx) => listEvents(ctx, { limit: 100 }));
    expect(JSON.stringify(items)).not.toMatch(/onerror|<script|evil\.example/);
  });
});

describe('its files', () => {
  it('show in their names what wants to hide, and what they are', async () => {
    const view = MessageView.parse((await dpo.get(path('')).expect(200)).body);
    const [disguised, picture, page] = view.attachments;
    expect(disguised.fileName).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
    expect(disguised).toMatchObject({ kind: 'program', detected: 'exe' });
    expect([...disguised.warnings].sort()).toEqual(['disguised-name', 'program', 'type-differs']);
    expect(picture).toMatchObject({ kind: 'picture', warnings: [] });
    expect(page).toMatchObject({ kind: 'web-page', warnings: ['web-page'] });
  });
  it('leave the desk as downloads only, under a name that is a name', async () => {
    for (const ordinal of [0, 1, 2]) {
      const { headers } = await dpo.get(path(`/parts/${ordinal}`)).expect(200);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w%.!~-]+$/,
      );
      expect(headers['content-disposition']).not.toMatch(/%0[AD]|%E2%80%AE/i);
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['content-security-policy']).toContain('sandbox');
    }
  });
  it('are shown drawn anew, as text, or not at all', async () => {
    const drawn = await dpo.get(path('/attachments/1/picture')).expect(200);
    expect(drawn.headers).toMatchObject({ 'content-type': 'image/png', 'x-pages': '1' });
    expect(drawn.body.toString('latin1')).not.toContain('script');
    expect(await content(2)).toMatchObject({ drawable: false, text: { body: '<script>alert(1)</script>' } });
    expect(await content(0)).toMatchObject({ drawable: false, text: null, archive: null });
    const refused = await dpo.get(path('/attachments/0/picture')).expect(422);
    expect(refused.body.code).toBe('attachment.no-picture');
    await dpo.get(path('/attachments/7')).expect(404);
  });
  it('are read on the record, before a byte of them is shown', async () => {
    const viewed = async () =>
      (await api.asSystem((ctx) => listEvents(ctx, { type: 'attachment.viewed', limit: 50 }))).items.length;
    const before = await viewed();
    await dpo.get(path('/attachments/1/picture')).expect(200);
    await content(2);
    expect(await viewed()).toBe(before + 2);
  });
  it('that stood in the text say what they were taken out of', async () => {
    const raw =
      'From: u@example.org\r\nTo: contact@mailo.com\r\nSubject: uu\r\nMessage-ID: <uu@example.org>\r\n\r\n' +
      'Bonjour\r\n\r\nbegin 644 note.txt\r\n#0V%T\r\n`\r\nend\r\n';
    await dpo.send('post', '/api/messages/import').attach('files', Buffer.from(raw), 'uu.eml').expect(200);
    const [{ id }] = await api.db.ownerQuery<{ id: string }>(
      `select id from message where state = 'journaled'`,
    );
    await api.ticket(id);
    const { attachments } = MessageView.parse((await dpo.get(`/api/messages/${id}`).expect(200)).body);
    expect(attachments).toMatchObject([{ fileName: 'note.txt', carriedBy: 'uuencode' }]);
    const shown = AttachmentContent.parse(
      (await dpo.get(`/api/messages/${id}/attachments/0`).expect(200)).body,
    );
    expect(shown).toMatchObject({ carriedBy: 'uuencode', text: { body: 'Cat' } });
    const view = MessageView.parse((await dpo.get(path('')).expect(200)).body);
    expect(view.attachments.map(({ carriedBy }) => carriedBy)).toEqual([null, null, null]);
  });
  it('are nobody’s without a session, and an administrator’s neither', async () => {
    const admin = await api.signedIn('administrator');
    for (const tail of ['/attachments/1', '/attachments/1/picture', '/html', '/parts/1']) {
      await api.browser().get(path(tail)).expect(401);
      await admin.get(path(tail)).expect(403);
    }
  });
});
