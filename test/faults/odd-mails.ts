import { createHash } from 'node:crypto';

/** An ordinary mail; `body` may be long. */
export const mail = (subject: string, body = 'Bonjour,\r\nMerci de me répondre.\r\n'): Buffer =>
  Buffer.from(
    `From: Camille <camille@example.org>\r\nTo: contact@mailo.com\r\nSubject: ${subject}\r\n` +
      `Message-ID: <${subject.replaceAll(' ', '-')}@example.org>\r\nMIME-Version: 1.0\r\n` +
      `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}`,
  );

export const hash = (raw: Uint8Array): string => createHash('sha256').update(raw).digest('hex');

export const unknownCharset = (): Buffer =>
  Buffer.concat([
    Buffer.from(
      'From: =?x-klingon-9?Q?Worf=FF?= <worf@example.org>\r\nTo: contact@mailo.com\r\nSubject: =?x-klingon-9?B?/9j/4A==?=\r\n' +
        'MIME-Version: 1.0\r\nContent-Type: text/plain; charset="x-klingon-9"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n',
    ),
    Buffer.from([0xe9, 0x74, 0xe9, 0xff, 0xfe, 0x0d, 0x0a]),
  ]);

export const nulBody = (): Buffer =>
  Buffer.concat([
    Buffer.from('From: n@example.org\r\nTo: contact@mailo.com\r\nSubject: NUL\0 inside\r\n\r\n'),
    Buffer.alloc(100_000),
    Buffer.from('\r\n'),
  ]);

export const tenThousandParts = (): Buffer => {
  const part =
    '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\na\r\n';
  return Buffer.from(
    'From: p@example.org\r\nTo: contact@mailo.com\r\nSubject: ten thousand parts\r\nMIME-Version: 1.0\r\n' +
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(10_000)}--b--\r\n`,
  );
};

export const sixtyMegabytes = (): Buffer =>
  Buffer.concat([mail('sixty megabytes'), Buffer.from(`${'a'.repeat(998)}\r\n`.repeat(62_915))]);
