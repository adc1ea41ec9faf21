import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { command, openBed, type DeskBed, type Ended } from '../servers/desk-bed.mjs';
import { SmtpDialogue } from '../servers/smtp-dialogue.js';
import { arrived } from './arrived.js';
import { hash, mail, nulBody, sixtyMegabytes, tenThousandParts, unknownCharset } from './odd-mails.js';

const PATIENCE = 180_000;

describe('bad input', () => {
  let bed: DeskBed;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'dpo-bad-input-'));
    bed = await openBed();
    await bed.start(['worker']);
  }, PATIENCE);
  afterAll(async () => {
    await bed?.close();
    rmSync(folder, { recursive: true, force: true });
  }, PATIENCE);

  const put = (name: string, content: string | Buffer): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const importing = (...paths: string[]): Promise<Ended> => command('apps/cli/src/import.js', paths, bed.env);
  const lines = (text: string): string[] => text.trim().split('\n').filter(Boolean);

  describe('in the import command', () => {
    it(
      'is refused file by file, each with its reason, and keeps no good mail out',
      async () => {
        put('mixed/a-first.eml', mail('before the bad ones'));
        put('mixed/b-empty.eml', '');
        put('mixed/c-huge.eml', sixtyMegabytes());
        mkdirSync(path.join(folder, 'mixed/d-folder.eml'));
        symlinkSync('/nowhere/at/all.eml', path.join(folder, 'mixed/e-broken.eml'));
        put('mixed/f-last.eml', mail('after the bad ones'));
        const done = await importing(path.join(folder, 'mixed'));
        expect(lines(done.stderr)).toEqual([
          expect.stringMatching(/^refused .*b-empty\.eml: it is empty$/),
          expect.stringMatching(/^refused .*c-huge\.eml: too large: 6\d{7} bytes, at most 52428800$/),
          expect.stringMatching(/^refused .*d-folder\.eml: cannot be read: it is a folder$/),
          expect.stringMatching(/^refused .*e-broken\.eml: cannot be read: there is no such file$/),
        ]);
        expect(JSON.parse(done.stdout)).toEqual({ files: 6, mails: 2, added: 2, known: 0, refused: 4 });
        expect(done.code).toBe(1);
        const subjects = (await arrived(bed, 2)).map(({ subject }) => subject);
        expect(subjects.sort()).toEqual(['after the bad ones', 'before the bad ones']);
      },
      PATIENCE,
    );

    it(
      'names a path that does not exist',
      async () => {
        const done = await importing(path.join(folder, 'no-such-folder'));
        expect(done.stderr).toMatch(/no-such-folder: cannot be read: there is no such file/);
        expect(done.code).toBe(1);
      },
      PATIENCE,
    );
  });

  describe('that is a mail all the same', () => {
    const odd: [string, Buffer][] = [
      ['an unknown charset', unknownCharset()],
      ['a body of NUL bytes', nulBody()],
      ['ten thousand parts', tenThousandParts()],
    ];

    it(
      'is taken by import and by SMTP, byte for byte, and each time comes into a ticket',
      async () => {
        const before = (await arrived(bed, 0)).length;
        for (const [name, raw] of odd) put(`odd/${name.replaceAll(' ', '-')}.eml`, raw);
        const done = await importing(path.join(folder, 'odd'));
        expect(done).toMatchObject({ code: 0, stderr: '' });
        const client = await SmtpDialogue.open(bed.smtpPort);
        for (const [, raw] of odd) expect(await client.deliver(raw)).toMatch(/^250 /);
        client.close();
        const rows = await arrived(bed, before + 2 * odd.length);
        for (const [name, raw] of odd) {
          const stored = rows.filter(({ sha256 }) => sha256 === hash(raw));
          expect([name, stored.map(({ channel }) => channel).sort()]).toEqual([name, ['import', 'smtp']]);
          expect(stored.every(({ byHand, ticketed }) => ticketed && !byHand)).toBe(true);
        }
      },
      PATIENCE,
    );
  });

  describe('at the SMTP listener', () => {
    it(
      'is refused for good when it is a 60 MB mail, announced or not',
      async () => {
        const client = await SmtpDialogue.open(bed.smtpPort);
        expect(await client.say('MAIL FROM:<a@example.com> SIZE=62914560')).toMatch(/^552 /);
        client.close();
        const other = await SmtpDialogue.open(bed.smtpPort);
        expect(await other.deliver(sixtyMegabytes())).toMatch(/^552 .*52428800/);
        expect(await other.deliver(mail('after sixty megabytes'))).toMatch(/^250 /);
        other.close();
      },
      PATIENCE,
    );
  });

  describe('in the settings', () => {
    const secret = 'S3cret-of-nobody';
    const starts: [string, string][] = [
      ['api', 'apps/api/src/main.js'],
      ['worker', 'apps/worker/src/main.js'],
    ];
    const wrong = (): [string, string][] => {
      const given = new URL(bed.env.DATABASE_URL);
      const changed = (change: (url: URL) => void): string => {
        const url = new URL(given);
        url.password = secret;
        change(url);
        return url.href;
      };
      return [
        ['nobody listens', changed((url) => (url.port = '1'))],
        ['the password is wrong', changed(() => {})],
        ['it is no address', `mysql://dpo_app:${secret}@localhost/desk`],
        ['it is missing', ''],
      ];
    };

    it.each(starts)(
      'stops the %s with one line that names DATABASE_URL and never shows the password',
      async (name, file) => {
        const ends = wrong().map(async ([why, DATABASE_URL]) => ({
          why,
          ...(await command(file, [], { ...bed.env, DATABASE_URL })),
        }));
        for (const { why, code, stdout, stderr } of await Promise.all(ends)) {
          const line = expect.stringMatching(new RegExp(`^dpo-desk ${name}: .*DATABASE_URL`));
          expect([why, code, lines(stderr)]).toEqual([why, 1, [line]]);
          expect(stdout + stderr).not.toContain(secret);
        }
      },
      PATIENCE,
    );

    describe('when a port is taken', () => {
      let taken: Server;
      let port: string;
      beforeAll(async () => {
        taken = createServer();
        await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
        port = String((taken.address() as AddressInfo).port);
      });
      afterAll(() => new Promise((resolve) => taken.close(resolve)));

      it(
        'stops the api with one line that names PORT',
        async () => {
          const ended = await command('apps/api/src/main.js', [], { ...bed.env, PORT: port });
          expect(lines(ended.stderr)).toEqual([expect.stringMatching(new RegExp(`port ${port} .*set PORT`))]);
          expect(ended.code).toBe(1);
        },
        PATIENCE,
      );

      it(
        'stops the worker with one line that names SMTP_LISTEN_PORT',
        async () => {
          const ended = await command('apps/worker/src/main.js', [], { ...bed.env, SMTP_LISTEN_PORT: port });
          expect(lines(ended.stderr)).toEqual([expect.stringMatching(`SMTP_LISTEN_PORT ${port}`)]);
          expect(ended.code).toBe(1);
        },
        PATIENCE,
      );
    });
  });
});
