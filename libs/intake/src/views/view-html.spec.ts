import { ViewAttachment } from '../attachments/view-attachment.js';
import { hugePng, png } from '../attachments/testing-files.js';
import { decodeMail } from '../decode/index.js';
import { ViewHtml } from './view-html.js';

const part = (id: string, bytes: Buffer) =>
  `--b\r\nContent-Type: image/png\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`;

it('a mail shows its own pictures, each drawn anew, and a trap among them spoils no other', async () => {
  const received = Buffer.concat([png(), Buffer.from('hidden behind the picture')]);
  const html = `<img src="cid:a@x" alt="A"><img src="cid:trap@x" alt="T"><img src="data:image/png;base64,${received.toString('base64')}" alt="D"><img src="cid:none@x">`;
  const raw = `From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n${part('a@x', received)}${part('trap@x', hugePng())}--b--\r\n`;
  const mail = await decodeMail(Buffer.from(raw));
  const { document } = (await new ViewHtml(new ViewAttachment()).of(mail, ''))!;
  const shown = [...document.matchAll(/alt="(\w)" [^>]*src="data:image\/png;base64,([^"]+)"/g)];
  expect(shown.map(([, alt]) => alt)).toEqual(['A', 'D']);
  for (const [, , base64] of shown)
    expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain('hidden');
  expect(document.match(/class="missing"/g)).toHaveLength(2);
});

describe('a mail whose HTML is heavier than any reader needs', () => {
  const view = new ViewHtml(new ViewAttachment());
  it('is made harmless apart: nobody else waits for it', async () => {
    const html = '<p onclick="alert(1)">x</p>'.repeat(5000);
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    const { document } = (await view.of({ html, attachments: [] }, ''))!;
    clearInterval(clock);
    expect(document.match(/<p>x<\/p>/g)).toHaveLength(5000);
    expect(turns).toBeGreaterThan(5);
  });
  it('is given up when it takes too long, and its text remains', async () => {
    const html = '<table><tr><td>'.repeat(200_000);
    await expect(view.of({ html, attachments: [] }, '')).rejects.toMatchObject({
      code: 'message.html-too-heavy',
    });
  }, 25_000);
});
