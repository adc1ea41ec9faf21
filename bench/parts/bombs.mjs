// Mails made to hurt whoever reads them. Each is a whole mail, named by what it does.
import { deflateRawSync } from 'node:zlib';

const top = (subject, more = '') =>
  `From: Camille <camille@bomb.example>\r\nTo: contact@mailo.com\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n${more}`;
const text = 'Content-Type: text/plain; charset=utf-8\r\n\r\nBonjour, je souhaite accéder à mes données.\r\n';
const mixed = (...parts) =>
  `Content-Type: multipart/mixed; boundary="b"\r\n\r\n${parts.map((part) => `--b\r\n${part}`).join('')}--b--\r\n`;
const lines = (base64) => base64.replace(/.{76}/g, '$&\r\n');
const file = (name, type, bytes) =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${lines(bytes.toString('base64'))}\r\n`;
const html = (body) => `Content-Type: text/html; charset=utf-8\r\n\r\n${body}\r\n`;
const encoded = (type, body) =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(Buffer.from(body).toString('base64'))}\r\n`;

/** A zip whose one entry is a gigabyte of zeros. */
function zipBomb() {
  const data = deflateRawSync(Buffer.alloc(100 * 1024 * 1024), { level: 9 });
  const name = Buffer.from('factures.csv');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(0x40000000, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(0x40000000, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}

const nestedMails = (depth) => {
  let mail = top('au fond') + text;
  for (let i = 0; i < depth; i++) mail = top(`niveau ${i}`) + `Content-Type: message/rfc822\r\n\r\n${mail}`;
  return mail;
};
const nestedParts = (depth) => {
  let open = '';
  for (let i = 0; i < depth; i++)
    open += `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`;
  return top('poupées russes') + open + text;
};

/** Name and bytes of every bomb. */
export function bombs() {
  const small = 300_000;
  const list = {
    'a zip bomb': top('factures') + mixed(text, file('factures.zip', 'application/zip', zipBomb())),
    'ten thousand parts':
      top('dix mille') +
      mixed(
        text,
        ...Array.from(
          { length: 10_000 },
          (_, i) =>
            `Content-Type: text/plain; name="${i}.txt"\r\nContent-Disposition: attachment\r\n\r\na\r\n`,
        ),
      ),
    'a hundred thousand headers': top('champs', 'X-Field: value of it\r\n'.repeat(100_000)) + text,
    'an address list of 5 MB':
      top('adresses', `Cc: ${'"A, B" <a.b@bomb.example>,\r\n '.repeat(185_000)}c@bomb.example\r\n`) + text,
    'a subject of 1 MB': top(`x${'y'.repeat(1_000_000)}`) + text,
    'a subject of 1 MB in encoded words': top('=?utf-8?Q?=C3=A9?=\r\n '.repeat(45_000)) + text,
    'mails in mails, 200 deep': nestedMails(200),
    'parts in parts, 5000 deep': nestedParts(5000),
    'unclosed comments as sender':
      top('commentaires', `Reply-To: ${'('.repeat(30_000)}\r\nSender: ${'"<('.repeat(10_000)}\r\n`) + text,
    'blanks before the end of every field':
      top(
        `a${' \t'.repeat(15_000)}b`,
        `Return-Path: ${' '.repeat(30_000)}x\r\nIn-Reply-To: ${'<'.repeat(30_000)}\r\nReferences: ${'<a'.repeat(15_000)}\r\nMessage-ID: ${' '.repeat(30_000)}<\r\n`,
      ) + text,
    'a type full of parameters':
      top('type', `Content-Type: multipart/mixed${'; boundary='.repeat(2500)}\r\n`) + '\r\n--b\r\n\r\nx\r\n',
    'continued parameters':
      top('rfc 2231') +
      mixed(
        text,
        `Content-Type: application/pdf${Array.from({ length: 1500 }, (_, i) => `;\r\n name*${i}*=%41%`).join('')}\r\n\r\nx\r\n`,
      ),
    'a content id of blanks':
      top('cid') + mixed(text, `Content-Type: image/png\r\nContent-ID: ${' '.repeat(200_000)}x\r\n\r\nx\r\n`),
    'open angle brackets in HTML': top('html') + encoded('text/html', '<'.repeat(small)),
    'open tags in HTML': top('html') + encoded('text/html', '<a '.repeat(small / 3)),
    'open comments in HTML': top('html') + encoded('text/html', '<!-'.repeat(small / 3)),
    'open scripts in HTML': top('html') + encoded('text/html', '<script>'.repeat(small / 8)),
    'open heads and ends in HTML': top('html') + encoded('text/html', '<head></x'.repeat(small / 9)),
    'open quotes in HTML': top('html') + encoded('text/html', '<a b="'.repeat(small / 6)),
    'deep tables in HTML':
      top('html') + encoded('text/html', '<table><tr><td><blockquote>'.repeat(small / 27)),
    'entities in HTML': top('html') + encoded('text/html', '&#'.repeat(small / 2)),
    'blanks in HTML': top('html') + encoded('text/html', `<p>${' \u00a0'.repeat(small / 3)}x`),
    'words without blocks in HTML': top('html') + encoded('text/html', '<b>x </b>'.repeat(small / 9)),
    'one line of text': top('texte') + encoded('text/plain', 'a'.repeat(small)),
    'blanks in one line of text': top('texte') + encoded('text/plain', `${' '.repeat(small)}x`),
    'line breaks': top('texte') + encoded('text/plain', '\n'.repeat(small)),
    'returns without feeds': top('texte') + encoded('text/plain', '\r'.repeat(small)),
    attributions:
      top('texte') + encoded('text/plain', 'Le 3 mai, a@b.example a écrit :\n'.repeat(small / 33)),
    'quotes and answers by turns': top('texte') + encoded('text/plain', '> a\nb\n'.repeat(small / 6)),
    'closing words': top('texte') + encoded('text/plain', 'Cordialement,\nA\n\n'.repeat(small / 17)),
    disclaimers: top('texte') + encoded('text/plain', 'confidentiel '.repeat(small / 13)),
    'words of every rule':
      top('accès suppression rectification') +
      encoded(
        'text/plain',
        'droit accès données article 15 rgpd je je je vous demande mes '.repeat(small / 62),
      ),
    'addresses in the text': top('texte') + encoded('text/plain', 'a@b.c@d.e-'.repeat(small / 10)),
    digits: top('texte') + encoded('text/plain', '1 '.repeat(small / 2)),
    'capitals and dots': top('M. '.repeat(9000)) + encoded('text/plain', 'M. A. '.repeat(small / 6)),
    dashes:
      top('tirets', 'Content-Type: multipart/mixed; boundary="b"\r\n') +
      `\r\n--b\r\n\r\n${'--\r\n'.repeat(75_000)}`,
    'many boundaries that nearly match': nestedParts(30) + '--b0x\r\n'.repeat(60_000),
    'base64 that ends nowhere':
      top('base64') +
      mixed(
        text,
        `Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${'AAA=\r\n'.repeat(60_000)}`,
      ),
    'quoted-printable that ends nowhere':
      top('qp') +
      `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'='.repeat(small)}`,
    'soft line breaks':
      top('qp') +
      `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'a=\r\n'.repeat(small / 4)}`,
    'a delivery report without end':
      top('rapport', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n') +
      `\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${'Action: failed\r\n\r\n'.repeat(15_000)}--b--\r\n`,
    'flowed text':
      top('flowed') +
      `Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n${'a \r\n'.repeat(small / 4)}`,
    'results of authentication':
      top('auth', `Authentication-Results: mx1.mailo.com; ${'(('.repeat(4000)} dkim=pass\r\n`.repeat(8)) +
      text,
    'header fields of parts in no charset': Buffer.from(
      `${top('champs')}Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n${'X: \xe9\xff\r\n'.repeat(19_000)}\r\nx\r\n--b--\r\n`,
      'latin1',
    ),
    'HTML of 20 MB': top('html') + html('<p><b>bonjour</b> &eacute;</p>\r\n'.repeat(650_000)),
  };
  return Object.entries(list).map(([name, mail]) => [name, Buffer.isBuffer(mail) ? mail : Buffer.from(mail)]);
}
