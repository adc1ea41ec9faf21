import { createHash, randomBytes } from 'node:crypto';
import PostalMime from 'postal-mime';
import { decodeMail } from './decode-mail.js';
import { liftBase64 } from './lift-base64.js';
import { mimeRanges } from './mime-ranges.js';

const CRLF = '\r\n';
const lines = (bytes: Buffer, width = 76, end = CRLF): string =>
  bytes.toString('base64').replace(new RegExp(`.{1,${width}}`, 'g'), (line) => line + end);
const file = (body: string, fields = 'Content-Type: application/pdf; name="a.pdf"'): string =>
  `${fields}${CRLF}Content-Transfer-Encoding: Base64${CRLF}Content-Disposition: attachment; filename=a.pdf${CRLF}${CRLF}${body}`;
const mixed = (...parts: string[]): Buffer =>
  Buffer.from(
    `From: a@example.org${CRLF}Subject: pièces${CRLF}MIME-Version: 1.0${CRLF}Content-Type: multipart/mixed; boundary="=_b"${CRLF}${CRLF}` +
      parts.map((part) => `--=_b${CRLF}${part}${part.endsWith(CRLF) ? '' : CRLF}`).join('') +
      `--=_b--${CRLF}`,
  );
const text = `Content-Type: text/plain; charset=utf-8${CRLF}${CRLF}Bonjour,${CRLF}voici mes pièces.`;
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const pdf = randomBytes(20_000);
const cases: Record<string, { raw: Buffer; lifted: number }> = {
  'an ordinary attachment': { raw: mixed(text, file(lines(pdf))), lifted: 1 },
  'bare line feeds': { raw: mixed(text, file(lines(pdf, 60, '\n'))), lifted: 1 },
  'one endless line': { raw: mixed(text, file(lines(pdf, 1e6))), lifted: 1 },
  'several, between texts': {
    raw: mixed(text, file(lines(pdf)), text, file(lines(randomBytes(9_001)))),
    lifted: 2,
  },
  'every line padded': { raw: mixed(text, file(lines(pdf, 76).replaceAll(CRLF, `==${CRLF}`))), lifted: 0 },
  'characters that are none of base64': { raw: mixed(text, file(lines(pdf).replace('A', '!'))), lifted: 0 },
  'a small one': { raw: mixed(text, file(lines(pdf.subarray(0, 1000)))), lifted: 0 },
  'a text in base64': {
    raw: mixed(file(lines(Buffer.alloc(9_000, 'é')), 'Content-Type: text/plain; charset=utf-8')),
    lifted: 0,
  },
  'a mail that is nothing but a file': {
    raw: Buffer.from(`From: a@example.org${CRLF}${file(lines(pdf))}`),
    lifted: 1,
  },
  'no end': { raw: mixed(text, file(lines(pdf))).subarray(0, -20), lifted: 1 },
};

describe('large attachments decoded beside the parser', () => {
  it.each(Object.entries(cases))(
    'are what the parser would have made of them: %s',
    async (_name, { raw, lifted }) => {
      expect(liftBase64(raw, mimeRanges(raw)).parts.size).toBe(lifted);
      const alone = await PostalMime.parse(raw, { forceRfc822Attachments: true });
      const mail = await decodeMail(raw);
      expect(mail.verdict.status).toBe('ok');
      expect(mail.text).toBe((alone.text ?? '').replaceAll(CRLF, '\n').trimEnd());
      expect(mail.attachments.map(({ filename, sha256, size }) => ({ filename, sha256, size }))).toEqual(
        alone.attachments.map(({ filename, content }) => {
          const bytes = new Uint8Array(content as ArrayBuffer);
          return { filename, sha256: sha(bytes), size: bytes.length };
        }),
      );
    },
  );

  it('are left to the parser when the two do not see the same parts', async () => {
    // An entity that ends within its headers: a part to one reader, none to the other.
    const odd = mixed(text, file(lines(pdf)), `Content-Type: application/octet-stream${CRLF}`);
    const alone = await PostalMime.parse(odd, { forceRfc822Attachments: true });
    const mail = await decodeMail(odd);
    expect(mail.attachments.map(({ size }) => size)).toEqual(
      alone.attachments.map(({ content }) => (content as ArrayBuffer).byteLength),
    );
  });
});

describe('a very large part', () => {
  it('is decoded piece by piece, to the last byte', async () => {
    const large = randomBytes(3_000_001);
    for (const width of [76, 61, 10_001]) {
      const raw = mixed(text, file(lines(large, width)));
      const { parts } = liftBase64(raw, mimeRanges(raw));
      expect([...parts.values()].map(sha)).toEqual([sha(large)]);
    }
  });

  it('is cut when it is a text that nobody could read to its end', async () => {
    const page = `Content-Type: text/html; charset=utf-8${CRLF}${CRLF}${`${'<p>bonjour</p>'.repeat(60)}${CRLF}`.repeat(12_000)}`;
    const raw = mixed(page, file(lines(pdf)));
    const { bytes, cut } = liftBase64(raw, mimeRanges(raw));
    expect(cut).toBe(true);
    expect(bytes.length).toBeLessThan(9_000_000);
    const mail = await decodeMail(raw);
    expect(mail.warnings).toContain('text-truncated');
    expect(mail.text.startsWith('bonjour\n')).toBe(true);
    expect(mail.attachments.map(({ sha256 }) => sha256)).toEqual([sha(pdf)]);
  });
});
