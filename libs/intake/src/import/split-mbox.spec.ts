import { existsSync, readFileSync } from 'node:fs';
import { decodeMail } from '../decode/index.js';
import { looksLikeMbox, splitMbox } from './split-mbox.js';

const CORPUS = '../shared/corpus/mimekit/mbox';
const split = (text: string): string[] => [...splitMbox(Buffer.from(text))].map(String);
const HEAD = 'From a@b.fr Mon Oct  5 10:00:00 2026\nFrom: a@b.fr\nSubject: one\n\n';

describe('an mbox file', () => {
  it('gives its mails with their own bytes', () => {
    expect(split(`${HEAD}hello\n\n${HEAD}bye\n`)).toEqual([
      'From: a@b.fr\nSubject: one\n\nhello\n',
      'From: a@b.fr\nSubject: one\n\nbye\n',
    ]);
  });

  it('takes >From quoting back, one level', () => {
    expect(split(`${HEAD}>From the start\n>>From a reply\n> From nobody\n`)[0]).toContain(
      '\n\nFrom the start\n>From a reply\n> From nobody\n',
    );
  });

  it('keeps words of a mail that begin like a separator', () => {
    const words = `${HEAD}My favourite:\n\nFrom Russia with love\nYear: 1963\n\nFrom here on I demand erasure.\n`;
    expect(split(words)).toHaveLength(1);
  });

  it('finds a separator that no empty line precedes', () => {
    expect(split(`${HEAD}end of a part--\nFrom - \nFrom: c@d.fr\n\nsecond\n`)).toHaveLength(2);
    expect(
      split(`${HEAD}text\r\nFrom - Mon Jun  3 12:50:27 1996\r\nFrom: c@d.fr\r\n\r\nsecond\r\n`),
    ).toHaveLength(2);
  });

  it('may begin with a byte order mark', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`${HEAD}x\n`)]);
    expect(looksLikeMbox(marked)).toBe(true);
    expect([...splitMbox(marked)]).toHaveLength(1);
    expect(looksLikeMbox(Buffer.from('From: a@b.fr\n\nx'))).toBe(false);
  });

  const present = existsSync(CORPUS);
  if (!present) process.stdout.write(`corpus not found beside the project (${CORPUS}): skipped\n`);
  (present ? it : it.skip).each([
    ['content-length', 29],
    ['simple', 3],
    ['unmunged', 2],
  ])('of the public corpus: %s holds %i mails, each with its sender', async (name, count) => {
    const mails = [...splitMbox(readFileSync(`${CORPUS}/${name}.mbox.txt`))];
    expect(mails).toHaveLength(count);
    for (const raw of mails) {
      const { from, verdict } = await decodeMail(raw);
      expect([verdict.status, from !== null]).toEqual(['ok', true]);
    }
  });
});
