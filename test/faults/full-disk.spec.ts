import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { command, openBed, type DeskBed } from '../servers/desk-bed.mjs';
import { mountSmallDisk, type SmallDisk } from '../servers/small-disk.js';
import { SmtpDialogue } from '../servers/smtp-dialogue.js';
import { arrived } from './arrived.js';
import { hash, mail } from './odd-mails.js';

const PATIENCE = 300_000;
const disk = mountSmallDisk(640);
if (!disk)
  process.stderr.write('skipped: a full disk can only be tried where this process may mount a tmpfs\n');

/** Database, large blobs and logs on one small disk, which fills up. */
(disk ? describe : describe.skip)('a full disk', () => {
  const small = disk as SmallDisk;
  let bed: DeskBed;
  let folder: string;

  beforeAll(async () => {
    bed = await openBed({ home: small.folder });
    await bed.start(['worker']);
    folder = mkdtempSync(path.join(tmpdir(), 'dpo-full-disk-'));
  }, PATIENCE);
  afterAll(async () => {
    small.makeRoom();
    await bed?.close();
    small.unmount();
    rmSync(folder, { recursive: true, force: true });
  }, PATIENCE);

  const long = (size: number): string => `${'Merci de me répondre. '.repeat(4)}\r\n`.repeat(size / 90);
  const bySmtp = Array.from({ length: 24 }, (_, i) =>
    mail(`by smtp ${i}`, long(i % 8 === 7 ? 900_000 : 60_000)),
  );
  const byImport = Array.from({ length: 24 }, (_, i) =>
    mail(`by import ${i}`, long(i % 8 === 7 ? 900_000 : 60_000)),
  );

  /** The answer to each mail; empty when the connection ended instead. */
  const deliver = async (mails: readonly Buffer[]): Promise<string[]> => {
    const answers: string[] = [];
    for (const raw of mails) {
      const client = await SmtpDialogue.open(bed.smtpPort);
      answers.push(await client.deliver(raw));
      client.close();
    }
    return answers;
  };
  const importing = () => command('apps/cli/src/import.js', [folder], bed.env);
  const half = async (): Promise<Record<string, unknown>> => {
    const [row] = await bed.query(`
      select (select count(*)::int from blob b where not exists (
               select from message m where m.parts @> jsonb_build_array(jsonb_build_object('blobId', b.id)))) as "blobsOfNoMail",
             (select count(*)::int from message m where m.state = 'journaled' and not exists (
               select from outbox o where o.closed_at is null and o.failed_at is null
                 and o.payload ->> 'messageId' = m.id::text)) as "mailsWithoutJob",
             (select count(*)::int from ticket t where not exists (
               select from message m where m.ticket_id = t.id)) as "ticketsWithoutMail"`);
    const drafts = blobFiles(bed).filter((name) => name.endsWith('.part'));
    return { ...row, drafts };
  };
  const whole = { blobsOfNoMail: 0, mailsWithoutJob: 0, ticketsWithoutMail: 0, drafts: [] };

  it(
    'has mails put off by SMTP, stops an import with clear words, and leaves nothing half stored',
    async () => {
      expect(await deliver(bySmtp.slice(0, 4))).toEqual(Array(4).fill(expect.stringMatching(/^250 /)));
      // Room in the log of the database, so that it is the mails that find none.
      await bed.query('select pg_switch_wal()');
      await bed.query('checkpoint');
      small.fill();

      const answers = await deliver(bySmtp.slice(4));
      const accepted = bySmtp.slice(4).filter((_, i) => answers[i].startsWith('250 '));
      expect(answers.filter((answer) => !/^(250|4\d\d) /.test(answer))).toEqual([]);
      expect(answers).toContainEqual(expect.stringMatching(/^4\d\d /));

      mkdirSync(folder, { recursive: true });
      byImport.forEach((raw, i) => writeFileSync(path.join(folder, `${i}.eml`), raw));
      const stopped = await importing();
      expect(stopped.code).toBe(1);
      expect(stopped.stderr).toMatch(/No space left on device|disk is full/i);

      const journal = (await arrived(bed, 0, 0)).map(({ sha256 }) => sha256);
      for (const raw of [...bySmtp.slice(0, 4), ...accepted]) expect(journal).toContain(hash(raw));
      expect(await half()).toEqual(whole);
    },
    PATIENCE,
  );

  it(
    'lets the same mails in once there is room, each once and in a ticket',
    async () => {
      small.makeRoom();
      expect(await deliver(bySmtp)).toEqual(Array(24).fill(expect.stringMatching(/^250 /)));
      const done = await importing();
      expect(done).toMatchObject({ code: 0, stderr: '' });
      const counts = JSON.parse(done.stdout) as Record<string, number>;
      expect(counts).toMatchObject({ mails: 24, refused: 0 });
      expect(counts.added + counts.known).toBe(24);

      const rows = await arrived(bed, 48);
      expect(rows.map(({ sha256 }) => sha256).sort()).toEqual([...bySmtp, ...byImport].map(hash).sort());
      expect(rows.filter(({ ticketed, byHand }) => !ticketed || byHand)).toEqual([]);
      expect(await half()).toEqual(whole);
    },
    PATIENCE,
  );
});

function blobFiles(bed: DeskBed): string[] {
  return readdirSync(bed.env.DATA_DIR, { recursive: true }).map(String);
}
