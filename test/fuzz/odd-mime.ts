import fc from 'fast-check';

/** One character a byte, all the way: what stands in a mail is bytes. */
const bytes = (max: number) =>
  fc.uint8Array({ maxLength: max }).map((some) => Buffer.from(some).toString('latin1'));
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

const words = fc.constantFrom(
  'Bonjour, je souhaite accéder à toutes mes données personnelles.',
  'Effacez mon compte a.b@netc.fr, article 17 du RGPD.',
  'Réquisition judiciaire, article 77-1-1 du code de procédure pénale',
  'Le 3 mai 2026, contact@mailo.com a écrit :\n> texte\n> > texte',
  '-- \nCamille\nCe message est confidentiel et réservé à son destinataire.',
  '你好 مرحبا 🙂 e\u0301\u202e',
  '',
);
const text = fc.oneof({ weight: 4, arbitrary: words.map(utf8) }, { weight: 1, arbitrary: bytes(300) });
const eol = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r');

const charset = fc.constantFrom(
  ...[
    'utf-8',
    'UTF8',
    'iso-8859-1',
    'windows-1252',
    'us-ascii',
    'utf-16',
    'utf-7',
    'iso-2022-jp',
    'shift_jis',
  ],
  ...['gb18030', 'koi8-r', 'x-klingon', '', '"', 'utf-8; charset=latin1'],
);
const encoding = fc.constantFrom(
  ...['7bit', '8bit', 'binary', 'base64', 'quoted-printable', 'BASE64', 'uuencode', 'x-unknown', ''],
);
const mediaType = fc.constantFrom(
  ...['text/plain', 'text/html', 'text/calendar', 'application/pdf', 'image/png', 'application/ms-tnef'],
  ...['application/zip', 'message/delivery-status', 'text/rfc822-headers', 'application/pkcs7-mime'],
  ...['application/pgp-encrypted', 'multipart/', '/', 'text', ''],
);
const encodedWord = fc
  .tuple(charset, fc.constantFrom('Q', 'B', 'q', 'X'), bytes(40))
  .map(([name, how, some]) => `=?${name}?${how}?${Buffer.from(some, 'latin1').toString('base64')}?=`);
const fieldText = fc
  .array(fc.oneof(text, encodedWord, bytes(60), fc.constant('\r\n '), fc.constant('\0')), { maxLength: 4 })
  .map((pieces) => pieces.join(' ').replace(/\r\n(?! )|\n(?! )/g, ' '));
const address = fc.oneof(
  fc.constantFrom(
    ...['camille@example.org', 'Camille <camille@example.org>', '"A, B" <a.b@netc.fr>', '<>', '@', 'a@b@c'],
    ...['undisclosed-recipients:;', 'group: a@b.example, c@d.example;', '"\\"', '((((', 'é@exemple.fr'],
  ),
  fieldText,
);
const id = fc.oneof(
  fc.uuid().map((one) => `<${one}@example.org>`),
  fieldText,
);
const date = fc.constantFrom('Mon, 2 Nov 2026 09:00:00 +0100', '31 Feb 99999', '0', 'hier', '');
const field = fc.oneof(
  address.map((value) => `From: ${value}`),
  address.map((value) => `To: ${value}`),
  address.map((value) => `Reply-To: ${value}`),
  address.map((value) => `Return-Path: ${value}`),
  fieldText.map((value) => `Subject: ${value}`),
  id.map((value) => `Message-ID: ${value}`),
  id.map((value) => `In-Reply-To: ${value}`),
  fc.array(id, { maxLength: 5 }).map((ids) => `References: ${ids.join('\r\n ')}`),
  date.map((value) => `Date: ${value}`),
  fieldText.map((value) => `Authentication-Results: mx1.mailo.com; ${value}`),
  fc.constantFrom('auto-replied', 'auto-generated', 'no').map((value) => `Auto-Submitted: ${value}`),
  fc.tuple(bytes(20), fieldText).map(([name, value]) => `${name}: ${value}`),
  bytes(80),
);

const encoded = (how: string, body: string): string => {
  if (/base64/i.test(how)) return Buffer.from(body, 'latin1').toString('base64').replace(/.{76}/g, '$&\r\n');
  if (how === 'quoted-printable')
    return body.replace(
      /[^\x20-\x7e]/g,
      (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
  return body;
};
const html = text.map((inside) => `<html><body><p>${inside}<a href="x">y<!-- <script>z</body>`);

const { entity } = fc.letrec<{ entity: string; leaf: string; multipart: string; mail: string }>((tie) => ({
  entity: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: tie('leaf') },
    { weight: 3, arbitrary: tie('multipart') },
    { weight: 1, arbitrary: tie('mail') },
  ),
  leaf: fc
    .record({
      type: mediaType,
      charset,
      encoding,
      body: fc.oneof(text, html, bytes(2000)),
      name: fc.option(fieldText),
      disposition: fc.constantFrom('', 'attachment', 'inline', 'x'),
      twice: fc.boolean(),
    })
    .map(({ type, charset: set, encoding: how, body, name, disposition, twice }) =>
      [
        `Content-Type: ${type}; charset=${set}${name === null ? '' : `; name="${name}"`}`,
        ...(twice ? [`Content-Type: text/html`] : []),
        ...(how ? [`Content-Transfer-Encoding: ${how}`] : []),
        ...(disposition ? [`Content-Disposition: ${disposition}; filename*=utf-8''%41%zz${name ?? ''}`] : []),
        '',
        encoded(how, body),
      ].join('\r\n'),
    ),
  multipart: fc
    .record({
      kind: fc.constantFrom('mixed', 'alternative', 'related', 'report', 'signed', 'encrypted', 'odd'),
      boundary: fc.constantFrom('b', '=_b', 'a b', '--', `${'x'.repeat(70)}`, "'()+_,-./:=?", 'é', ''),
      parts: fc.array(tie('entity'), { maxLength: 4 }),
      prologue: fc.constantFrom('', 'This is a multipart message.', '--b'),
      closed: fc.boolean(),
      quoted: fc.boolean(),
    })
    .map(({ kind, boundary, parts, prologue, closed, quoted }) =>
      [
        `Content-Type: multipart/${kind}; boundary=${quoted ? `"${boundary}"` : boundary}`,
        '',
        prologue,
        ...parts.map((part) => `--${boundary}\r\n${part}`),
        ...(closed ? [`--${boundary}--`] : []),
        '',
      ].join('\r\n'),
    ),
  mail: fc
    .tuple(fc.array(field, { maxLength: 4 }), tie('entity'))
    .map(([fields, inner]) => `Content-Type: message/rfc822\r\n\r\n${[...fields, inner].join('\r\n')}`),
}));

type Harm = (mail: string) => string;
const place = fc.double({ min: 0, max: 1, noNaN: true });
const harm: fc.Arbitrary<Harm> = fc.oneof(
  place.map(
    (at): Harm =>
      (mail) =>
        mail.slice(0, Math.ceil(at * mail.length)),
  ),
  fc.tuple(place, bytes(200)).map(
    ([at, some]): Harm =>
      (mail) =>
        mail.slice(0, at * mail.length) + some + mail.slice(at * mail.length),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Harm =>
      (mail) =>
        mail.slice(0, from * mail.length) + mail.slice(to * mail.length),
  ),
  eol.map(
    (end): Harm =>
      (mail) =>
        mail.replaceAll('\r\n', end),
  ),
  place.map(
    (at): Harm =>
      (mail) =>
        mail.slice(at * mail.length) + mail,
  ),
  fc
    .tuple(
      fc.constantFrom('a', ' ', '<', '\t\r\n', '--b\r\n', 'X: y\r\n'),
      fc.constantFrom(1000, 1000, 70_000),
    )
    .map(
      ([some, times]): Harm =>
        (mail) =>
          mail + some.repeat(times / some.length),
    ),
);

/** A mail as nobody should write one: nested anyhow, labelled wrongly, cut, mixed with rubbish. */
export const oddMime: fc.Arbitrary<Buffer> = fc
  .record({
    fields: fc.array(field, { maxLength: 12 }),
    body: entity,
    harms: fc.oneof(
      { weight: 2, arbitrary: fc.constant<Harm[]>([]) },
      { weight: 3, arbitrary: fc.array(harm, { maxLength: 2 }) },
    ),
  })
  .map(({ fields, body, harms }) => {
    const mail = [...fields, 'MIME-Version: 1.0', body].join('\r\n');
    return Buffer.from(harms.reduce((so, act) => act(so), mail).slice(0, 2_000_000), 'latin1');
  });
