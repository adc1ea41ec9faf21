import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { JobHandlers, jobs, loadSettings } from '#foundation';
import { runDueJobs, testDatabase, type TestDatabase } from '#foundation/testing';
import { ImportMails } from '#intake';
import { confirmTriage, passOnOfTicket, setPassOnTarget } from '#triage';
import { startSmtpSink, type SmtpSink } from '../../../../test/servers/smtp-sink.js';
import { WorkerModule } from '../worker.module.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;

describe('the worker as it is put together', () => {
  let db: TestDatabase;
  let sink: SmtpSink;
  let worker: TestingModule;
  let folder: string;

  beforeAll(async () => {
    [db, sink] = await Promise.all([testDatabase(), startSmtpSink()]);
    folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
    const settings = loadSettings({
      DATABASE_URL: db.appUrl,
      DATA_DIR: folder,
      MASTER_KEY: randomBytes(32).toString('hex'),
      SMTP_OUT_URL: sink.url,
      LOG_LEVEL: 'silent',
    });
    worker = await Test.createTestingModule({ imports: [WorkerModule.forRoot(settings)] }).compile();
    await worker.init();
  }, 60_000);
  afterAll(async () => {
    await worker?.close();
    await sink?.close();
    await db?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('passes a mail on that an officer found not to be the business of the desk', async () => {
    const raw = Buffer.from(
      'From: a@example.com\r\nTo: contact@mailo.com\r\nSubject: Imprimante\r\n\r\nElle ne marche plus.\r\n',
    );
    const importer = worker.get(ImportMails, { strict: false });
    await importer.file(SYSTEM, 'a.eml', raw, new Date('2026-11-02T09:00:00Z'));
    const handlers = worker.get(JobHandlers, { strict: false });
    await runDueJobs(db.contexts, handlers);
    const [{ ticketId }] = await db.ownerQuery<{ ticketId: string }>(
      'select ticket_id as "ticketId" from message',
    );
    const [officer] = await db.ownerQuery<{ id: string }>(
      `insert into officer (email, name, roles) values ('s@desk.test', 'S', '{support}') returning id`,
    );
    const target = { channelId: null, kind: 'support', way: 'resend', address: 's@example.net' } as const;
    await db.contexts.run(SYSTEM, (ctx) =>
      setPassOnTarget(ctx, { ...target, folder: null, delayDays: 30 }, () => false),
    );
    await db.contexts.run({ kind: 'officer', officerId: officer.id }, (ctx) =>
      confirmTriage(ctx, ticketId, { class: 'not-privacy', notPrivacyKind: 'support', rights: [] }),
    );
    expect(handlers.find(jobs.sweepPassedOn.name)).toBeDefined();
    await runDueJobs(db.contexts, handlers);
    expect(sink.mails.map(({ to }) => to)).toEqual([['s@example.net']]);
    expect(sink.mails[0].raw.subarray(-raw.length).equals(raw)).toBe(true);
    const [passed] = await db.contexts.run(SYSTEM, (ctx) => passOnOfTicket(ctx, ticketId));
    expect(passed).toMatchObject({ state: 'passed', target: 's@example.net' });
  }, 60_000);
});
