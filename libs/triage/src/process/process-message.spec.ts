import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mkdtempSync } from 'node:fs';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '#audit';
import {
  BlobsModule,
  CryptoModule,
  DatabaseModule,
  Keyring,
  QueueModule,
  SettingsModule,
  loadSettings,
  type Context,
} from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { ImportMails, MessageStore, ThreadTokens } from '#intake';
import { Module } from '@nestjs/common';
import { ACCOUNT_DIRECTORY } from '../accounts/account-directory.js';
import { TriageModule } from '../triage.module.js';
import { ProcessMessage } from './process-message.js';
import { TakeByHand } from './take-by-hand.js';

const MAILBOX = path.join(import.meta.dirname, '../../../../test/fixtures/mailbox');
const SYSTEM = { kind: 'system', scope: 'spec' } as const;

@Module({
  providers: [{ provide: ACCOUNT_DIRECTORY, useValue: { directoryFor: async () => null } }],
  exports: [ACCOUNT_DIRECTORY],
})
class NoPlatform {}

describe('a mail after the journal', () => {
  let database: TestDatabase;
  let desk: TestingModule;
  const system = <T>(act: (ctx: Context) => Promise<T>): Promise<T> => database.contexts.run(SYSTEM, act);

  beforeAll(async () => {
    database = await testDatabase();
    const settings = loadSettings({
      DATABASE_URL: database.appUrl,
      DATA_DIR: mkdtempSync(path.join(tmpdir(), 'desk-')),
      LOG_LEVEL: 'silent',
    });
    desk = await Test.createTestingModule({
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule.forRoot(),
        CryptoModule,
        BlobsModule,
        QueueModule,
        AuditModule,
        TriageModule.withDirectory(NoPlatform),
      ],
    }).compile();
    await desk.init();
  }, 60_000);

  afterAll(async () => {
    await desk?.close();
    await database?.close();
  });

  const importRaw = (raw: Buffer, name = 'mail.eml') =>
    desk.get(ImportMails).file(SYSTEM, name, raw, new Date('2026-11-02T09:00:00Z'));
  const processAll = async (): Promise<void> => {
    const waiting = await system((ctx) =>
      ctx.query<{ id: string }>(`select id from message where state = 'journaled' order by received_at`),
    );
    const correlationId = 'spec-together';
    for (let at = 0; at < waiting.length; at += 10) {
      const some = waiting.slice(at, at + 10).map(({ id }) => ({ messageId: id, correlationId }));
      await system((ctx) => desk.get(ProcessMessage).runTogether(ctx, some));
    }
  };
  const mail = (headers: string, body = 'Bonjour, je souhaite accéder à toutes mes données.') =>
    Buffer.from(`${headers.trim().replace(/\n/g, '\r\n')}\r\n\r\n${body}\r\n`);
  const last = (): Promise<{ id: string; ticketId: string; byHand: boolean; reference: string }> =>
    system(async (ctx) => {
      const [row] = await ctx.query<{ id: string; ticketId: string; byHand: boolean; reference: string }>(
        `select m.id, m.ticket_id as "ticketId", m.by_hand as "byHand", t.reference from message m left join ticket t on t.id = m.ticket_id order by m.journaled_at desc, m.id desc limit 1`,
      );
      return row;
    });

  it('makes 140 sample mails 140 journal rows, each in a ticket; a second import adds none', async () => {
    const files = readdirSync(MAILBOX).filter((name) => name.endsWith('.eml'));
    for (const name of files) await importRaw(readFileSync(path.join(MAILBOX, name)), name);
    await processAll();
    const count = () =>
      system((ctx) =>
        ctx.query<{ all: number; ticketed: number; failed: number }>(
          `select count(*)::int as all, count(ticket_id)::int as ticketed, count(*) filter (where by_hand)::int as failed from message`,
        ),
      );
    expect(await count()).toEqual([{ all: 140, ticketed: 140, failed: 0 }]);
    for (const name of files) {
      expect(await importRaw(readFileSync(path.join(MAILBOX, name)), name)).toMatchObject({
        added: 0,
        known: 1,
      });
    }
    expect(await count()).toEqual([{ all: 140, ticketed: 140, failed: 0 }]);
  }, 120_000);

  it('keeps the raw bytes to the last one, whatever was cut apart', async () => {
    const name = readdirSync(MAILBOX).find((file) =>
      readFileSync(path.join(MAILBOX, file)).includes('application/pdf'),
    )!;
    const raw = readFileSync(path.join(MAILBOX, name));
    const stored = await system(async (ctx) => {
      const [row] = await ctx.query<{ id: string; parts: unknown[] }>(
        `select id, parts from message where sha256 = sha256($1)`,
        [raw],
      );
      return { parts: row.parts.length, raw: await desk.get(MessageStore).raw(ctx, row.id) };
    });
    expect(stored.parts).toBeGreaterThan(1);
    expect(stored.raw.equals(raw)).toBe(true);
  });

  it('shows a possible authority request to nobody but the officers named for it', async () => {
    const [officer] = await database.ownerQuery<{ id: string }>(
      `insert into officer (email, name, roles) values ('s@desk.test', 'S', '{support}') returning id`,
    );
    const [seen] = await database.contexts.run({ kind: 'officer', officerId: officer.id }, (ctx) =>
      ctx.query<{ open: number; hidden: number }>(
        `select count(*)::int as open, count(*) filter (where restricted)::int as hidden from ticket`,
      ),
    );
    const [all] = await system((ctx) =>
      ctx.query<{ open: number; hidden: number }>(
        `select count(*)::int as open, count(*) filter (where restricted)::int as hidden from ticket`,
      ),
    );
    expect(all.hidden).toBeGreaterThanOrEqual(16);
    expect(seen).toEqual({ open: all.open - all.hidden, hidden: 0 });
  });

  it('joins a reply under our reference from the same correspondent, and proposes when somebody else writes', async () => {
    await importRaw(mail('From: Ada <ada@example.com>\nSubject: Acces\nMessage-ID: <ada1@example.com>'));
    await processAll();
    const first = await last();
    const tokens = new ThreadTokens(desk.get(Keyring), 'mailo.com', 'contact@mailo.com');
    const ours = tokens.messageId(first.reference);
    await importRaw(
      mail(
        `From: Ada <ADA@example.com>\nSubject: Re: Acces\nMessage-ID: <ada2@example.com>\nIn-Reply-To: <${ours}>`,
        'Merci.',
      ),
    );
    await processAll();
    expect((await last()).ticketId).toBe(first.ticketId);
    await importRaw(
      mail(
        `From: Mallory <mallory@example.com>\nSubject: Re: Acces\nMessage-ID: <m1@example.com>\nIn-Reply-To: <${ours}>`,
        'Envoyez-moi la copie.',
      ),
    );
    await processAll();
    const stranger = await last();
    expect(stranger.ticketId).not.toBe(first.ticketId);
    const proposals = await system((ctx) =>
      ctx.query(`select reason, candidate_ticket_id as candidate from thread_proposal where ticket_id = $1`, [
        stranger.ticketId,
      ]),
    );
    expect(proposals).toEqual([{ reason: 'our-reference-other-sender', candidate: first.ticketId }]);
  });

  it('sees in one transaction what an earlier mail of it brought', async () => {
    const letter = (id: string, received: string) =>
      mail(
        `From: Ida <ida@example.org>\nTo: contact@mailo.com\nMessage-ID: <${id}@example.org>\nSubject: Mes données ${id}\nReceived: from a by ${received}`,
      );
    await importRaw(letter('ida-1', 'b'), '1.eml');
    await importRaw(letter('ida-2', 'b'), '2.eml');
    await importRaw(letter('ida-2', 'c'), '3.eml');
    await processAll();
    const rows = await system((ctx) =>
      ctx.query<{ messageId: string; copies: boolean; correlation: string }>(
        `select m.message_id as "messageId", m.copy_of is not null as copies,
                (select e.correlation_id from audit_event e where e.object_id = m.id::text and e.type = 'message.ticketed') as correlation
         from message m where m.from_address = 'ida@example.org' order by m.message_id, copies`,
      ),
    );
    expect(rows).toEqual([
      { messageId: 'ida-1@example.org', copies: false, correlation: 'spec-together' },
      { messageId: 'ida-2@example.org', copies: false, correlation: 'spec-together' },
      { messageId: 'ida-2@example.org', copies: true, correlation: 'spec-together' },
    ]);
  });

  it('puts a second delivery of one mail beside the first', async () => {
    const headers = 'From: Bea <bea@example.com>\nSubject: Bonjour\nMessage-ID: <bea@example.com>';
    await importRaw(mail(`Received: from a by b; Mon, 2 Nov 2026 10:00:00 +0100\n${headers}`));
    await processAll();
    const first = await last();
    await importRaw(mail(`Received: from c by d; Mon, 2 Nov 2026 10:01:00 +0100\n${headers}`));
    await processAll();
    const second = await last();
    expect(second.id).not.toBe(first.id);
    expect(second.ticketId).toBe(first.ticketId);
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['NUL bytes', Buffer.alloc(4000)],
    [
      'an unknown charset',
      mail('From: x@example.com\nSubject: x\nContent-Type: text/plain; charset=klingon'),
    ],
    ['garbage', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))],
    [
      '10,000 parts',
      Buffer.from(
        `From: x@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`,
      ),
    ],
  ])(
    'makes a ticket of %s',
    async (_name, raw) => {
      await importRaw(raw);
      await processAll();
      expect((await last()).ticketId).not.toBeNull();
    },
    60_000,
  );

  it('takes a mail by hand when its steps failed for good', async () => {
    await importRaw(mail('From: Zoe <zoe@example.com>\nSubject: Perdu'));
    const { id } = await last();
    await system((ctx) => desk.get(TakeByHand).run(ctx, id, 'the database was full'));
    const taken = await last();
    expect(taken).toMatchObject({ id, byHand: true });
    expect(taken.ticketId).not.toBeNull();
    await system((ctx) => desk.get(ProcessMessage).run(ctx, { messageId: id }));
    expect(await last()).toEqual(taken);
  });
});
