import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAccounts, SAMPLE_ACCOUNTS, triageFiles, type TriageLine } from './triage.js';

const MAILBOX = 'test/fixtures/mailbox';

interface Label {
  file: string;
  class: string;
  rights: string[];
  language: string;
  account: string | null;
  autoReplyAllowed: boolean;
  suspicious: boolean;
}

/** Floors reached once; they may only rise. */
const FLOOR = { class: 0.97, rightsF1: 0.97, language: 0.99, account: 0.98, autoReply: 0.99 };

describe('triage of the sample mailbox', () => {
  const labels = JSON.parse(readFileSync(join(MAILBOX, 'labels.json'), 'utf8')) as Label[];
  const lines: TriageLine[] = [];
  const share = (right: (line: TriageLine, label: Label) => boolean): number =>
    lines.filter((line, index) => right(line, labels[index])).length / labels.length;

  beforeAll(async () => {
    const accounts = await readAccounts(SAMPLE_ACCOUNTS);
    const paths = labels.map(({ file }) => join(MAILBOX, file));
    for await (const line of triageFiles(paths, accounts)) lines.push(line);
  });

  it('gives one line a mail, in the order given', () => {
    expect(lines.map(({ file }) => file)).toEqual(labels.map(({ file }) => file));
  });

  it('finds the class', () => {
    expect(share((line, label) => line.class === label.class)).toBeGreaterThanOrEqual(FLOOR.class);
  });

  it('calls no request of a person or an authority not-privacy', () => {
    const missed = lines.filter(
      (line, index) => line.class === 'not-privacy' && /^(?:subject|authority)-/.test(labels[index].class),
    );
    expect(missed.map(({ file }) => file)).toEqual([]);
  });

  it('finds the rights', () => {
    const pairs = lines.map((line, index) => [line.rights, labels[index].rights] as const);
    const hit = pairs.reduce(
      (sum, [own, wanted]) => sum + own.filter((right) => wanted.includes(right)).length,
      0,
    );
    const all = pairs.reduce((sum, [own, wanted]) => sum + own.length + wanted.length, 0);
    expect((2 * hit) / all).toBeGreaterThanOrEqual(FLOOR.rightsF1);
  });

  it('finds the language and the account', () => {
    expect(share((line, label) => line.language === label.language)).toBeGreaterThanOrEqual(FLOOR.language);
    expect(share((line, label) => line.account === label.account)).toBeGreaterThanOrEqual(FLOOR.account);
  });

  it('flags every fraud, and sends no automatic answer where none may go', () => {
    const missed = labels.filter(({ suspicious }, index) => suspicious && !lines[index].suspicious);
    expect(missed.map(({ file }) => file)).toEqual([]);
    expect(share((line, label) => line.autoReplyAllowed === label.autoReplyAllowed)).toBeGreaterThanOrEqual(
      FLOOR.autoReply,
    );
    const answered = labels.filter(
      ({ autoReplyAllowed }, index) => !autoReplyAllowed && lines[index].autoReplyAllowed,
    );
    expect(answered.map(({ file }) => file)).toEqual([]);
  });

  it('gives the words with each suggestion', () => {
    for (const line of lines.filter(({ class: name }) => name === 'subject-request')) {
      expect([line.file, line.evidence.length > 0]).toEqual([line.file, true]);
    }
  });
});

describe('the directory', () => {
  it('gives the main address for an alias, and an unknown address as written', async () => {
    const accounts = await readAccounts(SAMPLE_ACCOUNTS);
    const read = async (prefix: string): Promise<string | null> => {
      for await (const line of triageFiles([join(MAILBOX, prefix)], accounts)) return line.account;
      return null;
    };
    expect(await read('059-flagrance-60-1.eml')).toBe('kevin.ostrowiak@netc.fr');
    expect(await read('118-polizia-postale.eml')).toBe('offerte.lampo@mailo.eu');
    expect(await read('060-dpa-pro.eml')).toBeNull();
  });
});
