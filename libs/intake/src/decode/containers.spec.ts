import fc from 'fast-check';
import { decodeMail } from './index.js';
import { decompressRtf } from './tnef/compressed-rtf.js';
import { readTnef } from './tnef/read-tnef.js';
import { rtfToText } from './tnef/rtf-to-text.js';

const u16 = (n: number): Buffer => Buffer.from([n & 255, n >> 8]);
const u32 = (n: number): Buffer => Buffer.concat([u16(n & 0xffff), u16(n >>> 16)]);
const attribute = (level: 1 | 2, name: number, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([level]), u32(name), u32(value.length), value, u16(0)]);
const variable = (type: number, id: number, value: Buffer): Buffer =>
  Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), value, Buffer.alloc(-value.length & 3)]);
const properties = (...list: Buffer[]): Buffer => Buffer.concat([u32(list.length), ...list]);
const unicode = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le');
const tnef = (...attributes: Buffer[]): Buffer =>
  Buffer.concat([u32(0x223e9f78), u16(1), attribute(1, 0x00069007, u32(1252)), ...attributes]);
const file = (title: string, data: string, ...more: Buffer[]): Buffer[] => [
  attribute(2, 0x00069002, Buffer.alloc(14)),
  attribute(2, 0x00018010, Buffer.from(`${title}\0`, 'latin1')),
  attribute(2, 0x0006800f, Buffer.from(data)),
  ...(more.length > 0 ? [attribute(2, 0x00069005, properties(...more))] : []),
];
const mailWith = (winmail: Buffer, text = ''): Buffer =>
  Buffer.from(
    `From: a@b.fr\r\nSubject: pièces\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
      (text ? `--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n` : '') +
      `--b\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
      `${winmail.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`,
  );
const plain = (body: string): Buffer => Buffer.from(`From: a@b.fr\r\nSubject: x\r\n\r\n${body}`, 'latin1');
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A compressed RTF that stores its characters one by one. */
const storedRtf = (rtf: string): Buffer => {
  const runs = (rtf.match(/[^]{1,8}/g) ?? []).map((run) => `\0${run}`);
  const body = Buffer.from(runs.join(''), 'latin1');
  return Buffer.concat([u32(body.length + 12), u32(rtf.length), u32(0x75465a4c), u32(0), body]);
};

describe('a winmail.dat', () => {
  const files = [
    ...file('RECU~1.PDF', '%PDF-1', variable(0x001f, 0x3707, unicode('Reçu de décembre.pdf'))),
    ...file('note.txt', 'bonjour'),
  ];

  it('gives its files as attachments of the mail, with their long names', async () => {
    const { attachments, text, warnings } = await decodeMail(mailWith(tnef(...files), 'Voici.'));
    expect(
      attachments.map(({ ordinal, filename, mimeType, partOrdinal, carriedBy }) => [
        ordinal,
        filename,
        mimeType,
        partOrdinal,
        carriedBy,
      ]),
    ).toEqual([
      [0, 'winmail.dat', 'application/ms-tnef', 2, undefined],
      [1, 'Reçu de décembre.pdf', 'application/pdf', 2, 'tnef'],
      [2, 'note.txt', 'text/plain', 2, 'tnef'],
    ]);
    expect(asText(attachments[2].bytes)).toBe('bonjour');
    expect([text, warnings]).toEqual(['Voici.', ['tnef-decoded']]);
  });

  it('gives the text of a mail that has no other', async () => {
    const body = attribute(
      1,
      0x00069003,
      properties(variable(0x001f, 0x1000, unicode('Supprimez mon compte.'))),
    );
    expect((await decodeMail(mailWith(tnef(body)))).text).toBe('Supprimez mon compte.');
    const html = variable(0x0102, 0x1013, Buffer.from('<p>Effacez l\x92adresse</p>', 'latin1'));
    expect(await decodeMail(mailWith(tnef(attribute(1, 0x00069003, properties(html)))))).toMatchObject({
      text: 'Effacez l’adresse',
      textSource: 'html',
    });
    const own = await decodeMail(mailWith(tnef(body), 'Le texte du mail.'));
    expect(own.text).toBe('Le texte du mail.');
  });

  it('reads a body that is compressed RTF only, and keeps with a verdict what it cannot read', async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 J\\'e9t\\'e9\\par l\\u8217?acc\\'e8s \\{1\\}}";
    const carried = (value: Buffer) =>
      mailWith(tnef(attribute(1, 0x00069003, properties(variable(0x0102, 0x1009, value)))));
    expect((await decodeMail(carried(storedRtf(rtf)))).text).toBe('Jété\nl’accès {1}');
    const broken = await decodeMail(carried(Buffer.from('no such thing')));
    expect(broken.warnings).toContain('rtf-kept');
    expect(broken.attachments[0].filename).toBe('winmail.dat');
  });

  it('decompresses the example of MS-OXRTFCP', () => {
    const example = Buffer.from(
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3206865' +
        '6c090020627705b06c647d0a800fa0',
      'hex',
    );
    expect(decompressRtf(example, 1000)?.toString('latin1')).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    );
  });

  it('gives the words of the HTML that Outlook wraps in RTF', () => {
    const rtf =
      '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\generator Riched}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Bonjour\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}';
    expect(rtfToText(Buffer.from(rtf))).toBe('Bonjour');
  });

  it('that is cut or garbage keeps the mail and says so', async () => {
    const whole = tnef(...files);
    const cut = await decodeMail(mailWith(whole.subarray(0, whole.length - 30), 'Voici.'));
    expect(cut.text).toBe('Voici.');
    expect(cut.attachments[1].filename).toBe('Reçu de décembre.pdf');
    expect(cut.warnings).toContain('tnef-unreadable');
    expect((await decodeMail(mailWith(Buffer.from('garbage'), 'Voici.'))).warnings).toContain(
      'tnef-unreadable',
    );
  });

  it('never throws and always ends, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(200), (noise, at) => {
        const bytes = Buffer.concat([tnef(...files)]);
        bytes.set(noise.subarray(0, Math.max(0, bytes.length - at - 6)), Math.min(at + 6, bytes.length));
        readTnef(bytes);
        decompressRtf(noise, 10_000);
        rtfToText(Buffer.from(noise));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file encoded in the text', () => {
  it('uuencode: becomes an attachment, the words around it stay', async () => {
    const body = 'Ma pièce :\r\n\r\nbegin 644 piece d\x27identite.txt\r\n#0V%T\r\n`\r\nend\r\n\r\nMerci.';
    const { text, attachments, warnings } = await decodeMail(plain(body));
    expect(text).toBe('Ma pièce :\n\n\nMerci.');
    expect(attachments).toMatchObject([
      { filename: 'piece d\x27identite.txt', carriedBy: 'uuencode', mimeType: 'text/plain' },
    ]);
    expect(asText(attachments[0].bytes)).toBe('Cat');
    expect(warnings).toContain('uuencode-decoded');
  });

  it('uuencode: words that only look like it stay words', async () => {
    const body = 'begin 644 with patience\r\nand do not forget the end of it all.\r\nend';
    const { text, attachments, warnings } = await decodeMail(plain(body));
    expect([text, attachments, warnings]).toEqual([
      body.replaceAll('\r\n', '\n'),
      [],
      ['uuencode-unreadable'],
    ]);
    expect((await decodeMail(plain('We begin 2 days late.\r\nend'))).warnings).toEqual([]);
  });

  it('uuencode as transfer encoding gives the bytes of the attachment', async () => {
    const raw = Buffer.from(
      'From: a@b.fr\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/octet-stream; name=cat.txt\r\n' +
        'Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n--b--\r\n',
    );
    expect(asText((await decodeMail(raw)).attachments[0].bytes)).toBe('Cat');
  });

  it('yEnc: becomes an attachment, its bytes are no characters', async () => {
    const data = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const encoded = [...data].flatMap((byte) => {
      const value = (byte + 42) & 255;
      return [0, 10, 13, 0x3d].includes(value) ? [0x3d, (value + 64) & 255] : [value];
    });
    const raw = Buffer.concat([
      plain('Voici.\r\n=ybegin line=128 size=256 name=octets.bin\r\n'),
      Buffer.from(encoded),
      Buffer.from('\r\n=yend size=256\r\nMerci.'),
    ]);
    const { text, attachments, warnings } = await decodeMail(raw);
    expect(text).toBe('Voici.\nMerci.');
    expect(attachments).toMatchObject([{ filename: 'octets.bin', carriedBy: 'yenc', size: 256 }]);
    expect(Buffer.compare(attachments[0].bytes, data)).toBe(0);
    expect(warnings).toEqual(['yenc-decoded']);
  });
});

describe('a mail in pieces and mails inside mails', () => {
  it('the first piece is read, the next ones are kept with a verdict', async () => {
    const piece = (number: number, body: string): Buffer =>
      Buffer.from(
        `From: a@b.fr\r\nSubject: long (${number}/2)\r\nContent-Type: message/partial; id="x@b.fr"; number=${number}; total=2\r\n\r\n${body}`,
      );
    const first = await decodeMail(
      piece(1, 'Subject: long\r\nContent-Type: text/plain\r\n\r\nJe demande la suppression'),
    );
    expect([first.text, first.subject, first.warnings]).toEqual([
      'Je demande la suppression',
      'long (1/2)',
      ['message-in-pieces'],
    ]);
    const second = await decodeMail(piece(2, 'de mon compte.'));
    expect(asText(second.attachments[0].bytes).trim()).toBe('de mon compte.');
    expect(second.warnings).toEqual(['message-in-pieces']);
  });

  it('a multipart whose boundary never comes keeps its words', async () => {
    for (const type of ['multipart/mixed', 'multipart/mixed; boundary=never']) {
      const raw = Buffer.from(`From: a@b.fr\r\nContent-Type: ${type}\r\n\r\nSupprimez mes données.`);
      expect([type, (await decodeMail(raw)).text]).toEqual([type, 'Supprimez mes données.']);
    }
  });

  it('words without any header, with carriage returns alone or behind a byte order mark are read', async () => {
    const read = async (text: string) => {
      const { from, subject, text: body } = await decodeMail(Buffer.from(text));
      return [from?.address ?? null, subject, body];
    };
    expect(await read('Supprimez mon compte\net mes mails')).toEqual([
      null,
      '',
      'Supprimez mon compte\net mes mails',
    ]);
    expect(await read('From: a@b.fr\rSubject: x\r\rline 1\rline 2\r')).toEqual([
      'a@b.fr',
      'x',
      'line 1\nline 2',
    ]);
    expect(await read('\ufeffFrom: a@b.fr\r\nSubject: x\r\n\r\nbody')).toEqual(['a@b.fr', 'x', 'body']);
    expect(await read('\r\nonly a body: here')).toEqual([null, '', 'only a body: here']);
  });

  it('an attachment without encoding or in quoted-printable keeps its very bytes', async () => {
    const part = (type: string, encoding: string, body: string) =>
      `--b\r\nContent-Type: ${type}; name=f\r\n${encoding && `Content-Transfer-Encoding: ${encoding}\r\n`}\r\n${body}\r\n`;
    const raw = Buffer.from(
      'From: a@b.fr\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
        part('text/csv', '', 'a;b\r\n1;2') +
        part('application/octet-stream', '8bit', '\x00\xff\r\r\n\n') +
        part('text/csv', 'quoted-printable', 'd=E9j=E0 =\r\nvu  \r\nfin=3D') +
        part('message/rfc822', '7bit', 'Subject: in\r\n\r\ntext') +
        '--b--\r\n',
      'latin1',
    );
    expect((await decodeMail(raw)).attachments.map(({ bytes }) => asText(bytes))).toEqual([
      'a;b\r\n1;2',
      '\x00\xff\r\r\n\n',
      'd\xe9j\xe0 vu\r\nfin=',
      'Subject: in\r\n\r\ntext',
    ]);
  });
});
