import { decodeMail } from './index.js';

const bytes = (text: string, encoding: BufferEncoding = 'latin1'): Buffer => Buffer.from(text, encoding);
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
/** Head in latin1 as written, body in bytes. */
const mail = (head: string, body: Buffer | string = ''): Buffer =>
  Buffer.concat([bytes(crlf(`${head}\n\n`)), typeof body === 'string' ? bytes(crlf(body)) : body]);
const textOf = async (type: string, body: Buffer) =>
  (await decodeMail(mail(`From: a@b.fr\nContent-Type: ${type}\nContent-Transfer-Encoding: 8bit`, body))).text;

/** こんにちは in ISO-2022-JP. */
const JAPANESE = bytes('\x1b$B$3$s$K$A$O\x1b(B');

describe('a body in a charset that is odd, wrong or not declared', () => {
  it('zammad#6144: ISO-2022-JP without charset, or under the label UTF-8, is Japanese and not ASCII soup', async () => {
    for (const type of ['text/plain', 'text/plain; charset=us-ascii', 'text/plain; charset=utf-8']) {
      expect([type, await textOf(type, JAPANESE)]).toEqual([type, 'こんにちは']);
    }
  });

  it('zammad#3951: the French apostrophe of windows-1258 stays one, and its accents are whole letters', async () => {
    const body = bytes('l\x92\xe9t\xe9, aujourd\x92hui a\xcc');
    expect(await textOf('text/plain; charset=windows-1258', body)).toBe('l’été, aujourd’hui à');
  });

  it('without a charset: UTF-8 where the bytes are valid, else windows-1252', async () => {
    expect(await textOf('text/plain', bytes('déjà', 'utf8'))).toBe('déjà');
    expect(await textOf('text/plain', bytes('l\x92\xe9t\xe9'))).toBe('l’été');
    expect(await textOf('text/plain; charset=x-unknown', bytes('déjà', 'utf8'))).toBe('déjà');
    expect(await textOf('text/plain; charset=us-ascii', bytes('déjà', 'utf8'))).toBe('déjà');
  });

  it('under the label UTF-8 it reads windows-1252 where no UTF-8 is, and keeps UTF-8 with damage as UTF-8', async () => {
    expect(await textOf('text/plain; charset=utf-8', bytes('l\x92\xe9t\xe9 \xe0 Paris'))).toBe(
      'l’été à Paris',
    );
    const damaged = Buffer.concat([bytes('déjà vu ', 'utf8'), Buffer.from([0xc3]), bytes(' ça', 'utf8')]);
    expect(await textOf('text/plain; charset=utf-8', damaged)).toBe('déjà vu \ufffd ça');
  });

  it('says that it guessed, and says nothing of an ordinary mail', async () => {
    const guessed = await decodeMail(mail('From: a@b.fr\nContent-Type: text/plain', bytes('\xe9t\xe9')));
    expect(guessed.warnings).toEqual(['charset-guessed']);
    const wrong = await decodeMail(
      mail('From: a@b.fr\nContent-Type: text/plain; charset=utf-8', bytes('\xe9')),
    );
    expect(wrong.warnings).toEqual(['charset-wrong']);
    expect((await decodeMail(mail('From: a@b.fr\nSubject: x', 'plain'))).warnings).toEqual([]);
  });

  it.each([
    ['UTF-7', bytes('D+AOk-j+AOA +- 1'), 'Déjà + 1'],
    ['iso-2022-kr', bytes('\x1b$)C\x0e>H3g\x0f'), '안녕'],
    ['hz-gb-2312', bytes('~{<:Ky2;S{~}.'), '己所不欲.'],
    ['cp850', bytes('d\x82j\x85'), 'déjà'],
    ['IBM437', bytes('d\x82j\x85'), 'déjà'],
    ['cp1252', bytes('l\x92an'), 'l’an'],
    ['windows1252', bytes('l\x92an'), 'l’an'],
    ['iso-8859-15', bytes('10 \xa4'), '10 €'],
    ['koi8-r', bytes('\xf0\xd2\xc9\xd7\xc5\xd4'), 'Привет'],
    ['utf-16', Buffer.from('feff00e9', 'hex'), 'é'],
    ['"gb2312"', Buffer.from('c4e3bac3', 'hex'), '你好'],
  ])('reads %s', async (label, body, expected) => {
    expect((await textOf(`text/plain; charset=${label}`, body)).replace('\ufeff', '')).toBe(expected);
  });

  it('believes what HTML says of itself where the mail says nothing', async () => {
    const html = bytes(
      '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>\xf0\xd2\xc9\xd7\xc5\xd4</p>',
    );
    expect(await textOf('text/html', html)).toBe('Привет');
  });
});

describe('headers with raw characters', () => {
  it('reads UTF-8 and latin1 in From and Subject', async () => {
    const utf8 = await decodeMail(
      Buffer.from('From: Hélène Müller <h@b.fr>\r\nSubject: Accès à mes données\r\n\r\n'),
    );
    expect([utf8.from, utf8.subject]).toEqual([
      { name: 'Hélène Müller', address: 'h@b.fr' },
      'Accès à mes données',
    ]);
    const latin = await decodeMail(mail('From: H\xe9l\xe8ne <h@b.fr>\nSubject: Acc\xe8s \xe0 l\x92info'));
    expect([latin.from?.name, latin.subject]).toEqual(['Hélène', 'Accès à l’info']);
    expect(latin.warnings).toContain('charset-guessed');
  });

  it('reads them in the charset that the mail declares for its text', async () => {
    const russian = await decodeMail(
      mail('From: a@b.ru\nSubject: \xf0\xd2\xc9\xd7\xc5\xd4\nContent-Type: text/plain; charset=koi8-r'),
    );
    expect(russian.subject).toBe('Привет');
    const japanese = await decodeMail(Buffer.concat([bytes('Subject: '), JAPANESE, bytes('\r\n\r\nx')]));
    expect(japanese.subject).toBe('こんにちは');
  });

  it('reads raw characters in the name of an attachment', async () => {
    const raw = mail(
      'From: a@b.fr\nContent-Type: multipart/mixed; boundary=b',
      '--b\nContent-Type: application/pdf; name="re\xe7u.pdf"\n\nPDF\n--b--\n',
    );
    expect((await decodeMail(raw)).attachments[0].filename).toBe('reçu.pdf');
  });

  it('reads encoded words under labels that are unknown or wrong', async () => {
    const word = (label: string, text: string, encoding: BufferEncoding) =>
      `=?${label}?B?${Buffer.from(text, encoding).toString('base64')}?=`;
    const subject = async (value: string) => (await decodeMail(mail(`Subject: ${value}`))).subject;
    expect(await subject(word('x-unknown', 'déjà', 'utf8'))).toBe('déjà');
    expect(await subject(word('unknown-8bit', 'd\xe9j\xe0', 'latin1'))).toBe('déjà');
    expect(await subject(word('utf-8', 'd\xe9j\xe0 vu', 'latin1'))).toBe('déjà vu');
    expect(await subject(word('utf-7', '+AOk-t+AOk-', 'latin1'))).toBe('été');
    expect(await subject(`${word('utf-8', 'dé', 'utf8')}\n ${word('utf-8', 'jà', 'utf8')}`)).toBe('déjà');
    expect(await subject('=?utf-8?Q?d=C3?=\n =?utf-8?Q?=A9j=C3=A0?=')).toBe('déjà');
  });
});

describe('addresses and dates as people and machines write them', () => {
  it.each([
    ['foo <a@b', { name: 'foo', address: 'a@b' }],
    ['Doe, John <j@d.org>', { name: 'Doe, John', address: 'j@d.org' }],
    ['"Doe, John" <j@d.org>', { name: 'Doe, John', address: 'j@d.org' }],
    ['j@d.org (John Doe)', { name: 'John Doe', address: 'j@d.org' }],
    ['<j@D.ORG>', { name: '', address: 'j@d.org' }],
  ])('zammad#3066: From: %s', async (field, expected) => {
    expect((await decodeMail(mail(`From: ${field}`))).from).toEqual(expected);
  });

  it('recipients who are nobody are left out', async () => {
    const { to, cc } = await decodeMail(
      mail('To: unlisted-recipients:; (no To-header on input)\nCc: team: a@b.fr, "C" <c@d.fr>;, undisclosed'),
    );
    expect([to, cc.map(({ address }) => address)]).toEqual([[], ['a@b.fr', 'c@d.fr']]);
  });

  it.each([
    ['Fri, 26 Mar 1993 12:59:38 -0500 (EST)', '1993-03-26T17:59:38.000Z'],
    ['Mon, 5 Oct 2026 10:00:00', '2026-10-05T10:00:00.000Z'],
    ['5 Oct 26 10:00 CEST', '2026-10-05T08:00:00.000Z'],
    ['Mon, 5 Oct 2026 10.00.00 +0200', '2026-10-05T08:00:00.000Z'],
    ['Mon, 05 Oct 2026 10:00:00 GMT+02:00', '2026-10-05T08:00:00.000Z'],
    ['Mon, 5 Oct (a day) 2026 10 : 00 +0200', '2026-10-05T08:00:00.000Z'],
    ['Mon Oct  5 10:00:00 2026 +0200', '2026-10-05T08:00:00.000Z'],
    ['Mon Oct 5 10:00:00 PDT 2026', '2026-10-05T17:00:00.000Z'],
    ['2026-10-05 10:00:00', '2026-10-05T10:00:00.000Z'],
    ['lundi prochain', null],
  ])('Date: %s', async (field, expected) => {
    expect((await decodeMail(mail(`Date: ${field}`))).date).toBe(expected);
  });
});
