import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeMail, type DecodedMail } from './index.js';

const CORPUS = '../shared/corpus';
/** The first signature of a process loads its library; every other mail is far below. */
const LIMIT_MS = 5000;

const here = existsSync(CORPUS);
if (!here) process.stdout.write(`corpus not found beside the project (${CORPUS}): skipped\n`);

const mails = here
  ? readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.(?:eml|msg|txt)$/.test(entry.name) && !entry.name.includes('mbox'),
      )
      .map((entry) => join(entry.parentPath, entry.name))
  : [];
const read = (name: string): Promise<DecodedMail> =>
  decodeMail(readFileSync(mails.find((path) => basename(path) === name)!));
const files = ({ attachments }: DecodedMail) =>
  attachments.map(({ filename, mimeType, size, carriedBy }) => [filename, mimeType, size, carriedBy ?? null]);

(here ? describe : describe.skip)('the public corpus of odd mails', () => {
  it('is decoded without a crash and in time, each mail', async () => {
    expect(mails.length).toBeGreaterThan(30);
    for (const path of mails) {
      const started = performance.now();
      const { verdict, text } = await decodeMail(readFileSync(path));
      expect([path, verdict.status]).toEqual([path, 'ok']);
      expect(performance.now() - started).toBeLessThan(LIMIT_MS);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  it('winmail.dat: the files and the words that it carries', async () => {
    const rich = await read('rich-text.eml');
    expect(files(rich)).toEqual([
      ['winmail.dat', 'application/ms-tnef', 821421, null],
      ['kitten-playing-with-a-christmas-tree.jpg', 'image/jpeg', 375081, 'tnef'],
      ['Untitled Attachment', 'application/octet-stream', 6508, 'tnef'],
      ['Untitled Attachment', 'application/octet-stream', 385301, 'tnef'],
      ['kitten-playing-with-a-christmas-tree.jpg', 'image/jpeg', 375081, 'tnef'],
    ]);
    expect(Buffer.from(rich.attachments[1].bytes.subarray(0, 3)).toString('hex')).toBe('ffd8ff');
    const ukrainian = await read('ukr.eml');
    expect(ukrainian.text).toMatch(/^шостий\n/);
    expect(ukrainian.html).toContain('шостий');
  });

  it('S/MIME of 2013: the content is whole, the authority is no longer known', async () => {
    expect((await read('thunderbird-signed.txt')).signatures).toMatchObject([
      {
        valid: 'yes',
        signer: 'fejj@gnome.org',
        issuer: 'StartCom Class 1 Primary Intermediate Client CA',
        chain: 'unknown',
        matchesFrom: true,
        signedAt: '2013-11-02T20:28:04.000Z',
      },
    ]);
  });

  it('PGP/MIME: signed, key unknown', async () => {
    expect((await read('[Announce] GnuPG 2.1.20 released.eml')).signatures).toMatchObject([
      { kind: 'pgp', valid: 'unknown', why: 'key-unknown', keyId: '4f0540d577f95f95' },
    ]);
  });

  it('message/partial: the first piece shows what is asked, each piece says that it is one', async () => {
    const first = await read('message-partial.0.eml');
    expect(first.text).toMatch(/^Hey all,\n\nTook the attached photo/);
    for (const name of ['message-partial.0.eml', 'message-partial.1.eml', 'rfc2046.1.eml']) {
      expect((await read(name)).warnings).toContain('message-in-pieces');
    }
  });

  it.each([
    ['japanese.txt', '日本語メールテスト (testing Japanese emails)', 'x@x.com', '2015-07-21T16:02:29.000Z'],
    [
      'gmail.msg',
      'Testing verification of Google DKIM-Signature headers',
      'jeff.stedfast@gmail.com',
      '2015-06-11T02:05:37.000Z',
    ],
    ['rfc2046.0.eml', 'Audio mail (part 1 of 2)', 'Bill@host.com', '1993-03-26T17:59:38.000Z'],
    ['delivery-status.txt', 'email delivery error', 'postmaster@mm1.sprynet.com', '1996-07-29T09:13:08.000Z'],
  ])('%s: subject, sender and date', async (name, subject, from, date) => {
    const mail = await read(name);
    expect([mail.subject, mail.from?.address, mail.date]).toEqual([subject, from, date]);
  });
});
