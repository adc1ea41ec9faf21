import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decodeGuarded } from './decode-guarded.js';
import { decodeWork } from './decode-work.js';
import { ReadingThread, THREAD_LIMITS } from './reading-thread.js';
import { isUnusual } from './unusual.js';

const head =
  'From: Camille Le Goff <camille@example.org>\r\nTo: contact@mailo.com\r\nSubject: =?utf-8?Q?Acc=C3=A8s?=\r\nMIME-Version: 1.0\r\n';
const part =
  '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\na\r\n';
const parts = (count: number): Buffer =>
  Buffer.from(`${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--\r\n`);
const file = (bytes: number): Buffer =>
  Buffer.from(
    `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n` +
      `--b\r\nContent-Type: image/png; name="p.png"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
      `${`${Buffer.alloc(57, 7).toString('base64')}\r\n`.repeat(bytes / 57)}--b--\r\n`,
  );

const brief = { ...THREAD_LIMITS, idleMs: 50 };

describe('a mail that may take long to read', () => {
  it('is told from an ordinary one by its line ends alone', () => {
    const folder = path.join(import.meta.dirname, '../../../../test/fixtures/mailbox');
    const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    expect(names.filter((name) => isUnusual(readFileSync(path.join(folder, name))))).toEqual([]);
    expect(isUnusual(parts(20))).toBe(false);
    expect(isUnusual(parts(200))).toBe(true);
    expect(isUnusual(Buffer.from(`X: y\r\n${'A: b\r\n'.repeat(1000)}\r\ntext`))).toBe(true);
    expect(isUnusual(Buffer.from(`Subject: ${'é'.repeat(500_000)}\r\n\r\ntext`))).toBe(true);
    expect(isUnusual(Buffer.from(`Subject: x\r\n\r\n${'a'.repeat(100_000)}\r\n`))).toBe(true);
    expect(isUnusual(Buffer.from(`Subject: x\r\n\r\n${'a\n'.repeat(30_000)}`))).toBe(true);
  });

  it('is not asked into a thread when it is ordinary', async () => {
    const thread = new ReadingThread(brief);
    const { mail } = await decodeGuarded(parts(3), thread);
    expect(mail.attachments).toHaveLength(3);
    expect(thread.runs).toBe(false);
  });

  it('reads the same in the thread, attachments to the last byte, and the thread ends when it is idle', async () => {
    const thread = new ReadingThread(brief);
    for (const raw of [file(2_000_000), parts(300)]) {
      const [here, there] = [await decodeWork(raw), await decodeGuarded(raw, thread)];
      const plain = (outcome: typeof here) => ({
        ...outcome,
        mail: {
          ...outcome.mail,
          attachments: outcome.mail.attachments.map((a) => ({ ...a, bytes: a.bytes.length })),
        },
      });
      expect(plain(there)).toEqual(plain(here));
      expect(Buffer.compare(there.mail.attachments[0].bytes, here.mail.attachments[0].bytes)).toBe(0);
      expect(raw.length).toBeGreaterThan(0);
    }
    expect(thread.runs).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(thread.runs).toBe(false);
  });

  it('leaves no thread behind when its user goes away, and reads what it still had to', async () => {
    const thread = new ReadingThread({ ...THREAD_LIMITS, idleMs: 60_000 });
    const both = [decodeGuarded(parts(200), thread), decodeGuarded(parts(201), thread)];
    thread.leave();
    const read = await Promise.all(both);
    expect(read.map(({ mail: { attachments } }) => attachments.length)).toEqual([200, 201]);
    expect(thread.runs).toBe(false);
    await decodeGuarded(parts(202), thread);
    expect(thread.runs).toBe(true);
    thread.leave();
    expect(thread.runs).toBe(false);
  });

  it('is given up when it takes too long: who wrote about what stays, and the next mail is read', async () => {
    const thread = new ReadingThread({ ...brief, ms: 5 });
    const { mail, segments, report } = await decodeGuarded(file(20_000_000), thread);
    expect(mail).toMatchObject({
      verdict: { status: 'failed', why: 'too-long' },
      from: { name: 'Camille Le Goff', address: 'camille@example.org' },
      subject: 'Accès',
      text: '',
      attachments: [],
    });
    expect(report).toBeNull();
    expect(segments).toHaveLength(1);
    const patient = new ReadingThread(brief);
    const both = await Promise.all([decodeGuarded(parts(200), patient), decodeGuarded(parts(201), patient)]);
    expect(both.map(({ mail: { attachments } }) => attachments.length)).toEqual([200, 201]);
  });

  it('is given up when it takes too much memory, and the next mail is read by another thread', async () => {
    const thread = new ReadingThread({ ...brief, heapMb: 12 });
    const { mail } = await decodeGuarded(
      Buffer.from(`${head}\r\n${'<p>&eacute;</p>\r\n'.repeat(1_500_000)}`),
      thread,
    );
    expect(mail.verdict).toEqual({ status: 'failed', why: 'out-of-memory' });
    expect(mail.from?.address).toBe('camille@example.org');
    expect((await decodeGuarded(parts(151), thread)).mail.verdict).toEqual({ status: 'ok' });
  });

  it('keeps sender and subject out of a header block that is a bomb itself', async () => {
    const thread = new ReadingThread({ ...brief, ms: 1 });
    const raw = Buffer.from(
      `${head}To: ${'a@example.org, '.repeat(350_000)}\r\n${'X-Junk: y\r\n'.repeat(100_000)}\r\ntext\r\n`,
    );
    const started = performance.now();
    const { mail } = await decodeGuarded(raw, thread);
    expect(mail).toMatchObject({ subject: 'Accès', from: { address: 'camille@example.org' } });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
