import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AuditModule } from '#audit';
import { accessBlocks, type AccessStatements } from '#domain';
import { AuthorityModule, PageCounsel } from '#authority';
import {
  DomainError,
  FoundationModule,
  JobHandlers,
  jobs,
  loadSettings,
  Mailout,
  type Context,
} from '#foundation';
import { runDueJobs, testDatabase, type TestDatabase } from '#foundation/testing';
import { ImportMails } from '#intake';
import {
  decideForController,
  putToController,
  RemindBreach,
  RemindEnquiries,
  RemindRequest,
  RemindTasks,
  requestDetails,
  RequestsModule,
  settleEnquiry,
  stopMailings,
  sweepEnquiries,
  sweepRequests,
  type MailingPlatform,
} from '#requests';
import { ACCOUNT_DIRECTORY, ProcessMessage, TriageModule } from '#triage';
import { startSmtpSink, type SmtpSink } from '../../../test/servers/smtp-sink.js';
import { AcknowledgeRequest } from './acknowledge-request.js';
import { assumeDelivered } from './mail-outcome.js';
import { RecordDeliveryReport } from './record-delivery-report.js';
import { ResponsesModule } from './responses.module.js';

@Module({
  providers: [{ provide: ACCOUNT_DIRECTORY, useValue: { directoryFor: async () => null } }],
  exports: [ACCOUNT_DIRECTORY],
})
class NoPlatform {}

export interface OfficerTraits {
  readonly roles: readonly string[];
  readonly name?: string;
  readonly actsForController?: boolean;
  readonly authorityDesk?: boolean;
}

/** The whole desk of a spec: real database, real jobs, real mails to a server in memory. */
export interface SpecDesk {
  readonly database: TestDatabase;
  readonly sink: SmtpSink;
  get<T>(token: abstract new (...args: never[]) => T): T;
  as<T>(officerId: string, act: (ctx: Context) => Promise<T>, now?: Date): Promise<T>;
  system<T>(act: (ctx: Context) => Promise<T>, now?: Date): Promise<T>;
  officer(traits: OfficerTraits): Promise<string>;
  /** A mail arrives at the given instant; returns the ticket it ends in. */
  receive(raw: string | Buffer, receivedAt?: Date): Promise<string>;
  work(at?: Date): Promise<void>;
  /** The mails that hang from something, as they will leave. */
  mailsOf(ownerKind: string, ownerId: string): Promise<string[]>;
  close(): Promise<void>;
}

const SYSTEM = { kind: 'system', scope: 'spec' } as const;

/** Where nobody told the desk of a platform. */
const NO_MAILINGS: MailingPlatform = {
  refuseMailings: () => Promise.reject(new DomainError('platform.not-configured', 'unavailable')),
};

export async function openSpecDesk(
  more: Record<string, string> = {},
  platform: MailingPlatform = NO_MAILINGS,
): Promise<SpecDesk> {
  const database = await testDatabase();
  const sink = await startSmtpSink();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'desk-'));
  const settings = loadSettings({
    DATABASE_URL: database.appUrl,
    DATA_DIR: dataDir,
    MASTER_KEY: randomBytes(32).toString('hex'),
    SMTP_OUT_URL: sink.url,
    LOG_LEVEL: 'silent',
    ...more,
  });
  const app = await Test.createTestingModule({
    imports: [
      FoundationModule.forRoot({ settings }),
      AuditModule,
      TriageModule.withDirectory(NoPlatform),
      RequestsModule,
      AuthorityModule,
      ResponsesModule,
    ],
  }).compile();
  await app.init();
  const handlers = app.get(JobHandlers, { strict: false });
  handlers.on(jobs.processMessage, (ctx, payload) =>
    app.get(ProcessMessage, { strict: false }).run(ctx, payload),
  );
  handlers.on(jobs.stopMailings, (ctx, { requestId }) => stopMailings(ctx, requestId, platform));
  handlers.on(jobs.remindRequest, (ctx, { requestId }) =>
    app.get(RemindRequest, { strict: false }).run(ctx, requestId),
  );
  handlers.on(jobs.sweepRequests, async (ctx, { afterId }) => {
    await sweepRequests(ctx, afterId, { closeAfterDays: 30 });
    if (afterId !== undefined) return;
    await app.get(RemindTasks, { strict: false }).run(ctx);
    await app.get(RemindBreach, { strict: false }).sweep(ctx);
    await sweepEnquiries(ctx);
    await app.get(RemindEnquiries, { strict: false }).run(ctx);
  });
  handlers.on(jobs.remindBreach, (ctx, { breachId }) =>
    app.get(RemindBreach, { strict: false }).run(ctx, breachId),
  );
  handlers.on(jobs.settleEnquiry, (ctx, { ticketId }) => settleEnquiry(ctx, ticketId));
  handlers.on(jobs.remindAuthorityFile, (ctx, { fileId }) =>
    app.get(PageCounsel, { strict: false }).run(ctx, fileId),
  );
  handlers.on(jobs.acknowledgeRequest, (ctx, { requestId }) =>
    app.get(AcknowledgeRequest, { strict: false }).run(ctx, requestId),
  );
  handlers.on(jobs.recordDeliveryReport, (ctx, payload) =>
    app.get(RecordDeliveryReport, { strict: false }).run(ctx, payload),
  );
  handlers.on(jobs.assumeDelivered, (ctx, { letterId }) => assumeDelivered(ctx, letterId));
  const system: SpecDesk['system'] = (act, now) => database.contexts.run(SYSTEM, act, { now });
  const work = async (at?: Date): Promise<void> => {
    const done = await runDueJobs(database.contexts, handlers, { at });
    const failed = done.filter(({ outcome }) => outcome === 'failed');
    if (failed.length === 0) return;
    const [row] = await database.ownerQuery<{ last_error: string }>(
      `select last_error from outbox where last_error is not null order by created_at desc limit 1`,
    );
    throw new Error(`jobs failed: ${failed.map(({ job }) => job).join(', ')}: ${row?.last_error}`);
  };
  return {
    database,
    sink,
    system,
    work,
    mailsOf: (ownerKind, ownerId) =>
      system(async (ctx) => {
        const mails = await ctx.query<{ id: string }>(
          `select id from outgoing_mail where owner_kind = $1 and owner_id = $2 order by id`,
          [ownerKind, ownerId],
        );
        const read: string[] = [];
        for (const { id } of mails)
          read.push((await app.get(Mailout, { strict: false }).readMail(ctx, id)).toString('utf8'));
        return read;
      }),
    get: (token) => app.get(token as never, { strict: false }),
    as: (officerId, act, now) => database.contexts.run({ kind: 'officer', officerId }, act, { now }),
    officer: async ({ roles, name = 'Claire Martin', actsForController = false, authorityDesk = false }) => {
      const [row] = await database.ownerQuery<{ id: string }>(
        `insert into officer (email, name, roles, acts_for_controller, authority_desk) values ($1, $2, $3, $4, $5) returning id`,
        [`${randomBytes(6).toString('hex')}@mailo.com`, name, roles, actsForController, authorityDesk],
      );
      return row.id;
    },
    receive: async (raw, receivedAt = new Date()) => {
      await app
        .get(ImportMails, { strict: false })
        .file(SYSTEM, `${randomBytes(6).toString('hex')}.eml`, Buffer.from(raw), receivedAt);
      await work();
      const [row] = await database.ownerQuery<{ ticket_id: string }>(
        `select ticket_id from message order by journaled_at desc, id desc limit 1`,
      );
      return row.ticket_id;
    },
    close: async () => {
      await app.close();
      await sink.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What is turned down is put to an officer who acts for the controller, and they confirm it. */
export async function decideRefusal(
  desk: SpecDesk,
  requestId: string,
  { preparedBy, decidedBy }: { preparedBy: string; decidedBy: string },
): Promise<void> {
  const version = async () => (await desk.as(preparedBy, (ctx) => requestDetails(ctx, requestId))).version;
  const asked = { version: await version(), officerId: decidedBy };
  await desk.as(preparedBy, (ctx) => putToController(ctx, requestId, asked));
  const said = { version: await version(), verdict: 'confirmed' as const };
  await desk.as(decidedBy, (ctx) => decideForController(ctx, requestId, said));
}

/** Something said of every block of an access, so that the answer may leave. */
export const everyBlock: AccessStatements = Object.fromEntries(
  accessBlocks.map((block) => [block, { state: 'answered', text: `Ce qu’il faut savoir (${block}).` }]),
);

/** A mail from a person, authenticated by our own servers unless told otherwise. */
export function mailFrom(
  address: string,
  text: string,
  options: { subject?: string; authenticated?: boolean; headers?: string; id?: string } = {},
): string {
  const {
    subject = 'Mes données',
    authenticated = true,
    headers = '',
    id = randomBytes(8).toString('hex'),
  } = options;
  const domain = address.split('@')[1];
  return [
    ...(authenticated
      ? [
          `Authentication-Results: mx1.mailo.com; dkim=pass header.d=${domain}; spf=pass smtp.mailfrom=${domain}; dmarc=pass header.from=${domain}`,
        ]
      : []),
    `Return-Path: <${address}>`,
    `From: Camille Durand <${address}>`,
    'To: contact@mailo.com',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Message-ID: <${id}@${domain}>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...(headers === '' ? [] : [headers]),
    '',
    text,
    '',
  ].join('\r\n');
}

/** A delivery report on one of our mails, as another server writes it. */
export function bounceOf(raw: Buffer, recipient: string): string {
  const messageId = /^message-id:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? '';
  const boundary = 'report-boundary';
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    'To: contact@mailo.com',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${randomBytes(8).toString('hex')}@mx.example.org>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'The mail could not be delivered.',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    'Subject: returned',
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
