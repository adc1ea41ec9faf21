import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, listEvents } from '#audit';
import { FoundationModule, SettingsService, loadSettings, setLogLevel, type Context } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { ImportMails, MessageStore, ScanMessage, VIRUS_SCANNER } from '#intake';
import { ProcessMessage, TriageModule } from '#triage';
import { EICAR, FakeClamd } from '../../../../test/servers/fake-clamd.js';
import { ConnectorsModule } from '../connectors-module.js';
import { Clamd } from './clamd.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const settingsOf = (more: Record<string, string>) =>
  new SettingsService(loadSettings({ DATABASE_URL: 'postgres://a@b/c', ...more }));
const attachment = (name: string, bytes: Buffer | string): string =>
  `--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
const mail = (subject: string, ...files: string[]): Buffer =>
  Buffer.from(
    `From: camille@example.org\r\nTo: contact@mailo.com\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n` +
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n${files.join('')}--b--\r\n`,
  );

describe('the antivirus', () => {
  let clamd: FakeClamd;
  beforeAll(async () => {
    setLogLevel('silent');
    clamd = await new FakeClamd().start();
  });
  afterAll(() => clamd.stop());
  const client = () => new Clamd(settingsOf({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) }));

  it('is asked by the protocol of clamd, whatever the size', async () => {
    expect(await client().answers()).toBe(true);
    expect(await client().scan(Buffer.alloc(0))).toBeNull();
    expect(await client().scan(Buffer.from('bonjour'))).toBeNull();
    expect(await client().scan(randomBytes(1_000_001))).toBeNull();
    expect(await client().scan(Buffer.from(EICAR))).toBe('Eicar-Test-Signature');
  });

  it('is not believed to find nothing when it gives no verdict', async () => {
    const small = await new FakeClamd(1000).start();
    const asked = new Clamd(settingsOf({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(small.port) }));
    await expect(asked.scan(Buffer.alloc(5000))).rejects.toMatchObject({ why: 'too-large-for-scanner' });
    await small.stop();
    await expect(asked.scan(Buffer.from('x'))).rejects.toMatchObject({ why: 'scanner-away' });
    expect(await asked.answers()).toBe(false);
  });

  const real = ['/run/clamav/clamd.ctl', '/var/run/clamav/clamd.ctl'].find((file) => existsSync(file));
  if (!real)
    process.stderr.write('skipped: no clamd is installed here; EICAR was found by its double alone\n');
  (real ? it : it.skip)('finds EICAR when it is the real one', async () => {
    const asked = new Clamd(settingsOf({ CLAMD_SOCKET: real! }));
    expect(await asked.scan(Buffer.from(EICAR))).toMatch(/eicar/i);
    expect(await asked.scan(mail('réel', attachment('e.com', EICAR)))).toMatch(/eicar/i);
    expect(await asked.scan(Buffer.from('bonjour'))).toBeNull();
  });

  describe('of the desk', () => {
    let database: TestDatabase;
    const desks: TestingModule[] = [];
    beforeAll(async () => {
      database = await testDatabase();
    });
    afterAll(async () => {
      for (const desk of desks) await desk.close();
      await database.close();
    });
    beforeEach(() => database.ownerQuery('truncate message, outbox cascade'));

    const desk = async (more: Record<string, string>): Promise<TestingModule> => {
      const settings = loadSettings({
        DATABASE_URL: database.appUrl,
        DATA_DIR: mkdtempSync(path.join(tmpdir(), 'dpo-scan-')),
        MASTER_KEY: '5b'.repeat(32),
        LOG_LEVEL: 'silent',
        ...more,
      });
      const built = await Test.createTestingModule({
        imports: [
          FoundationModule.forRoot({ settings }),
          AuditModule,
          TriageModule.withDirectory(ConnectorsModule),
          ConnectorsModule,
        ],
        providers: [ScanMessage],
      }).compile();
      await built.init();
      desks.push(built);
      return built;
    };
    const system = <T>(act: (ctx: Context) => Promise<T>): Promise<T> => database.contexts.run(SYSTEM, act);
    const placed = async (from: TestingModule, raw: Buffer): Promise<string> => {
      await from.get(ImportMails, { strict: false }).file(SYSTEM, 'mail.eml', raw, new Date());
      const [{ id }] = await database.ownerQuery<{ id: string }>(
        `select id from message where state = 'journaled'`,
      );
      await system((ctx) => from.get(ProcessMessage, { strict: false }).run(ctx, { messageId: id }));
      return id;
    };
    const state = async (id: string) => {
      const [row] = await database.ownerQuery<{
        scan: string | null;
        infected: number[] | null;
        jobs: number;
        step: { verdict: string; why: string | null } | null;
      }>(
        `select scan, infected, (select s from jsonb_array_elements(steps) s where s ->> 'step' = 'scan') as step,
           (select count(*)::int from outbox where job = 'intake.scan-message') as jobs
         from message where id = $1 and ticket_id is not null`,
        [id],
      );
      return row;
    };
    const configured = () => desk({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) });
    const scan = (from: TestingModule, messageId: string) =>
      system((ctx) => from.get(ScanMessage).run(ctx, { messageId }));

    it('costs nothing where none is configured, and the message says so', async () => {
      const id = await placed(await desk({}), mail('sans', attachment('e.com', EICAR)));
      expect(await state(id)).toMatchObject({
        scan: null,
        jobs: 0,
        step: { verdict: 'skipped', why: 'not configured' },
      });
    });

    it('is asked once about a clean mail, after the ticket and as a job of its own', async () => {
      const with_ = await configured();
      const id = await placed(with_, mail('propre', attachment('a.bin', randomBytes(9000))));
      expect(await state(id)).toMatchObject({ scan: null, step: null, jobs: 1 });
      const before = clamd.streams;
      await scan(with_, id);
      expect(clamd.streams - before).toBe(1);
      expect(await state(id)).toMatchObject({ scan: 'clean', infected: null, step: { verdict: 'ok' } });
    });

    it('puts the infected attachment under lock, and the mail as received; the clean attachment is handed out', async () => {
      const with_ = await configured();
      const id = await placed(
        with_,
        mail('piégé', attachment('sain.bin', randomBytes(9000)), attachment('facture.com', EICAR)),
      );
      await scan(with_, id);
      expect(await state(id)).toMatchObject({
        scan: 'infected',
        infected: [1],
        step: { verdict: 'failed', why: 'infected: Eicar-Test-Signature' },
      });
      const store = with_.get(MessageStore, { strict: false });
      expect((await system((ctx) => store.attachment(ctx, id, 0))).filename).toBe('sain.bin');
      const refused = { code: 'attachment.infected', kind: 'refused' };
      await expect(system((ctx) => store.attachment(ctx, id, 1))).rejects.toMatchObject(refused);
      await expect(system((ctx) => store.download(ctx, id))).rejects.toMatchObject({
        code: 'message.infected',
      });
      const { items } = await system((ctx) => listEvents(ctx, { type: 'message.infected', limit: 5 }));
      expect(items).toMatchObject([{ object: { kind: 'message', id } }]);
    });

    it('may be away: the mail has its ticket and the verdict says why; once it is back it is asked again', async () => {
      const port = String(clamd.port);
      const with_ = await configured();
      const id = await placed(with_, mail('absent', attachment('facture.com', EICAR)));
      await clamd.stop();
      await scan(with_, id);
      expect(await state(id)).toMatchObject({
        scan: 'failed',
        step: { verdict: 'failed', why: 'scanner-away' },
      });
      await database.ownerQuery('truncate outbox');
      await system((ctx) => with_.get(ScanMessage).again(ctx));
      expect(await state(id)).toMatchObject({ jobs: 0 });
      clamd = await new FakeClamd().start(Number(port));
      await system((ctx) => with_.get(ScanMessage).again(ctx));
      expect(await state(id)).toMatchObject({ jobs: 1 });
      await scan(with_, id);
      expect(await state(id)).toMatchObject({ scan: 'infected', infected: [0] });
    });

    it('does not take every hand of the queue when it is slow', async () => {
      const with_ = await configured();
      const id = await placed(with_, mail('lent'));
      clamd.mute = true;
      const two = [scan(with_, id), scan(with_, id)];
      await new Promise((resolve) => setTimeout(resolve, 100));
      await expect(scan(with_, id)).rejects.toMatchObject({ name: 'Postpone' });
      await clamd.stop();
      await Promise.all(two);
      clamd = await new FakeClamd().start();
      expect(with_.get(VIRUS_SCANNER, { strict: false })).toBeInstanceOf(Clamd);
    });
  });
});
