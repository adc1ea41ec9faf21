import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '#audit';
import type { NotPrivacySubclass } from '#domain';
import {
  Blobs,
  BlobsModule,
  CryptoModule,
  DatabaseModule,
  JobHandlers,
  MailoutModule,
  QueueModule,
  SettingsModule,
  loadSettings,
  type Context,
} from '#foundation';
import { runDueJobs, testDatabase, type TestDatabase } from '#foundation/testing';
import { ImportMails, MessageStore } from '#intake';
import { startSmtpSink, type SmtpSink } from '../../../../test/servers/smtp-sink.js';
import { ACCOUNT_DIRECTORY } from '../accounts/account-directory.js';
import { ProcessMessage } from '../process/process-message.js';
import { reopenTicket } from '../tickets/annotate-ticket.js';
import { confirmTriage, undoTriage } from '../tickets/confirm-triage.js';
import { handOverTicket } from '../tickets/hand-over.js';
import { listTickets } from '../tickets/list-tickets.query.js';
import { searchDesk } from '../tickets/search-desk.query.js';
import { TriageModule } from '../triage.module.js';
import { recordBouncedPassOn } from './bounced-pass-on.js';
import { MAIL_MOVER } from './mail-mover.js';
import { PassOnModule } from './pass-on.module.js';
import { passOnCounts, passOnOfTicket } from './pass-on.query.js';
import { passOnTargets, removePassOnTarget, setPassOnTarget } from './pass-on-targets.js';
import { retryPassOn } from './retry-pass-on.js';
import { sweepPassedOn } from './sweep-passed-on.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const DAY_MS = 24 * 3600_000;

@Module({
  providers: [
    { provide: ACCOUNT_DIRECTORY, useValue: { directoryFor: async () => null } },
    // No mailbox in this spec: what is moved by IMAP is proved where IMAP is spoken.
    { provide: MAIL_MOVER, useValue: { move: async () => null } },
  ],
  exports: [ACCOUNT_DIRECTORY, MAIL_MOVER],
})
class NoWorldOutside {}

describe('a mail that is not the business of the desk', () => {
  let db: TestDatabase;
  let desk: TestingModule;
  let sink: SmtpSink;
  let folder: string;
  let officerId: string;
  let count = 0;
  const system = <T>(act: (ctx: Context) => Promise<T>): Promise<T> => db.contexts.run(SYSTEM, act);
  const officer = <T>(act: (ctx: Context) => Promise<T>): Promise<T> =>
    db.contexts.run({ kind: 'officer', officerId }, act);
  const work = () => runDueJobs(db.contexts, desk.get(JobHandlers));

  beforeAll(async () => {
    [db, sink] = await Promise.all([testDatabase(), startSmtpSink()]);
    folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
    const settings = loadSettings({
      DATABASE_URL: db.appUrl,
      DATA_DIR: folder,
      SMTP_OUT_URL: sink.url,
      BLOB_FILE_THRESHOLD: '2000',
      LOG_LEVEL: 'silent',
    });
    desk = await Test.createTestingModule({
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule.forRoot(),
        CryptoModule,
        BlobsModule,
        QueueModule,
        MailoutModule,
        AuditModule,
        TriageModule.withDirectory(NoWorldOutside),
        PassOnModule.withMover(NoWorldOutside),
      ],
    }).compile();
    await desk.init();
    const [row] = await db.ownerQuery<{ id: string }>(
      `insert into officer (email, name, roles) values ('s@desk.test', 'S', '{support}') returning id`,
    );
    officerId = row.id;
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await sink?.close();
    await db?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    sink.refuse(() => undefined);
    (sink.mails as unknown[]).length = 0;
    await db.ownerQuery('delete from pass_on_target');
  });

  interface Came {
    readonly raw: Buffer;
    readonly messageId: string;
    readonly ticketId: string;
    readonly channelId: string;
  }
  /** A mail with an attachment that lies in a file, 8-bit and dots included. */
  async function came(word = 'Cannelloni'): Promise<Came> {
    const n = ++count;
    const raw = Buffer.from(
      [
        `From: Zoé <zoe${n}@example.org>`,
        'To: contact@mailo.com',
        `Subject: Ma boite ${word}${n}`,
        `Message-ID: <zoe${n}@example.org>`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        `Bonjour, mon client ${word} ne s'affiche plus, déjà.`,
        '.une ligne',
        '--b',
        `Content-Type: application/pdf; name="${word}.pdf"`,
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.alloc(6000, `${word} `).toString('base64').replace(/.{76}/g, '$&\r\n'),
        '--b--',
        '',
      ].join('\r\n'),
    );
    await desk.get(ImportMails).file(SYSTEM, `${n}.eml`, raw, new Date('2026-11-02T09:00:00Z'));
    const [{ id }] = await db.ownerQuery<{ id: string }>(`select id from message where state = 'journaled'`);
    await system((ctx) => desk.get(ProcessMessage).run(ctx, { messageId: id }));
    const [row] = await db.ownerQuery<Omit<Came, 'raw'>>(
      `select id as "messageId", ticket_id as "ticketId", channel_id as "channelId" from message where id = $1`,
      [id],
    );
    return { raw, ...row };
  }
  const target = (kind: NotPrivacySubclass, address: string | null = 'support@example.net', delayDays = 30) =>
    system((ctx) =>
      setPassOnTarget(
        ctx,
        { channelId: null, kind, way: address ? 'resend' : 'none', address, folder: null, delayDays },
        (one) => one === 'contact@mailo.com',
      ),
    );
  const confirm = ({ ticketId }: Came, notPrivacyKind: NotPrivacySubclass = 'support') =>
    officer((ctx) => confirmTriage(ctx, ticketId, { class: 'not-privacy', notPrivacyKind, rights: [] }));
  const fate = async ({ ticketId }: Came) => (await system((ctx) => passOnOfTicket(ctx, ticketId)))[0];
  const text = ({ messageId }: Came) => system((ctx) => desk.get(MessageStore).raw(ctx, messageId));
  const timeGoes = ({ messageId }: Came, days: number) =>
    db.ownerQuery(
      `update pass_on set destroy_after = destroy_after - make_interval(days => $2) where message_id = $1`,
      [messageId, days],
    );
  const sweep = () => system((ctx) => sweepPassedOn(ctx, desk.get(Blobs)));
  const events = (id: string) =>
    db
      .ownerQuery<{ type: string }>(`select type from audit_event where object_id = $1 order by id`, [id])
      .then((rows) => rows.map(({ type }) => type));

  it('is resent with fields of ours before it and every byte of it below, with the proof of it', async () => {
    await target('support');
    const mail = await came();
    await confirm(mail);
    await work();
    const [sent, ...more] = sink.mails;
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ from: 'contact@mailo.com', to: ['support@example.net'] });
    expect(sent.raw.subarray(-mail.raw.length).equals(mail.raw)).toBe(true);
    const head = sent.raw.subarray(0, -mail.raw.length).toString();
    for (const field of ['Date', 'From', 'To', 'Message-ID'])
      expect(head).toMatch(new RegExp(`^Resent-${field}: .*[^ ]\r$`, 'm'));
    expect(head).not.toMatch(/\r\n\r\n/);
    const passed = await fate(mail);
    expect(passed).toMatchObject({ state: 'passed', way: 'resend', target: 'support@example.net' });
    expect(passed.finalSha256).toBe(createHash('sha256').update(sent.raw).digest('hex'));
    expect(passed.response).toMatch(/^250 /);
    expect(passed.destroyAfter!.getTime() - passed.passedAt!.getTime()).toBe(30 * DAY_MS);
    expect(await events(mail.messageId)).toContain('message.passed-on');
    // The queue of outgoing mails holds the fields and not the mail.
    const [{ size }] = await db.ownerQuery<{ size: number }>(
      'select length(bytes) as size from outgoing_mail order by created_at desc limit 1',
    );
    expect(size).toBeLessThan(1000);
  });

  it('loses its body after the delay and not before: no key, no byte, no word of it is left', async () => {
    await target('support');
    const mail = await came('Zibeline');
    await confirm(mail);
    await work();
    const blobs = await db.ownerQuery<{ id: string; key: string }>(
      `select b.id, b.key_id as key from blob b join message m on m.parts @> jsonb_build_array(jsonb_build_object('blobId', b.id)) where m.id = $1`,
      [mail.messageId],
    );
    expect(blobs.length).toBeGreaterThan(1);
    const found = () => officer((ctx) => searchDesk(ctx, 'Zibeline', 10));
    expect((await found()).items.length).toBeGreaterThan(0);
    await timeGoes(mail, 29);
    await sweep();
    expect((await text(mail)).equals(mail.raw)).toBe(true);

    await timeGoes(mail, 1);
    await sweep();
    await expect(text(mail)).rejects.toMatchObject({ code: 'message.body-destroyed' });
    expect((await found()).items).toEqual([]);
    const ids = blobs.map(({ id }) => id);
    const keys = blobs.map(({ key }) => key);
    expect(await db.ownerQuery('select 1 from blob where id = any ($1::uuid[])', [ids])).toEqual([]);
    expect(await db.ownerQuery('select 1 from keys.part_key where id = any ($1::uuid[])', [keys])).toEqual(
      [],
    );
    const rows = await db.ownerQuery<{ all: string }>(
      `select concat(m.*, (select s from triage_suggestion s where s.message_id = m.id), (select x from message_text x where x.message_id = m.id),
                     (select t from ticket t where t.id = m.ticket_id)) as all from message m where m.id = $1`,
      [mail.messageId],
    );
    expect(rows[0].all).not.toMatch(/zibeline/i);
    expect(await fate(mail)).toMatchObject({ state: 'destroyed' });
    expect(await events(mail.messageId)).toContain('message.body-destroyed');
    // That it came, and where it went, is found by whoever answers a request for access.
    const from = `zoe${count}@example.org`;
    const { items } = await officer((ctx) =>
      listTickets(ctx, { correspondent: from, sort: 'lastMessageAt', limit: 5 }),
    );
    expect(items).toMatchObject([{ id: mail.ticketId, passedOnTo: 'support@example.net' }]);
    expect(items[0].passedOnAt).toBeInstanceOf(Date);
    const [journal] = await db.ownerQuery<{ from: string; size: number; sha256: Buffer }>(
      'select from_address as from, size, sha256 from message where id = $1',
      [mail.messageId],
    );
    expect(journal).toMatchObject({ from, size: mail.raw.length });
    expect(journal.sha256.equals(createHash('sha256').update(mail.raw).digest())).toBe(true);
    await expect(officer((ctx) => undoTriage(ctx, mail.ticketId))).rejects.toMatchObject({
      code: 'ticket.body-destroyed',
    });
  });

  it('stays whole for ever while nobody said where it goes, and leaves once somebody has', async () => {
    const mail = await came();
    await confirm(mail, 'billing');
    await work();
    expect(await fate(mail)).toMatchObject({ state: 'no-target', destroyAfter: null });
    expect(await system((ctx) => passOnCounts(ctx, mail.channelId))).toContainEqual({
      kind: 'billing',
      state: 'no-target',
      mails: 1,
      nextEnd: null,
    });
    await sweep();
    expect((await text(mail)).equals(mail.raw)).toBe(true);
    await target('billing', 'billing@example.net');
    await work();
    expect(sink.mails.map(({ to }) => to)).toEqual([['billing@example.net']]);
    expect(await fate(mail)).toMatchObject({ state: 'passed', target: 'billing@example.net' });
  });

  it('needs nobody where an administrator said so', async () => {
    await target('spam', null, 7);
    const mail = await came();
    await confirm(mail, 'spam');
    await work();
    expect(sink.mails).toEqual([]);
    expect(await fate(mail)).toMatchObject({ state: 'passed', way: 'none', target: null });
    await timeGoes(mail, 7);
    await sweep();
    expect(await fate(mail)).toMatchObject({ state: 'destroyed' });
  });

  it('is taken back until its body goes; what had not left does not leave, what had left does not leave twice', async () => {
    await target('support');
    const mail = await came();
    await confirm(mail);
    await officer((ctx) => undoTriage(ctx, mail.ticketId));
    await work();
    expect(sink.mails).toEqual([]);
    expect(await fate(mail)).toMatchObject({ state: 'taken-back', destroyAfter: null });

    await confirm(mail);
    await work();
    expect(sink.mails).toHaveLength(1);
    await officer((ctx) => undoTriage(ctx, mail.ticketId));
    const [{ state }] = await db.ownerQuery<{ state: string }>('select state from ticket where id = $1', [
      mail.ticketId,
    ]);
    expect(state).toBe('open');
    await timeGoes(mail, 40);
    await sweep();
    expect((await text(mail)).equals(mail.raw)).toBe(true);

    await confirm(mail);
    await work();
    expect(sink.mails).toHaveLength(1);
    expect(await fate(mail)).toMatchObject({ state: 'passed' });
    expect(await events(mail.ticketId)).toContain('ticket.pass-on-taken-back');
  });

  it('withdraws what is queued and has not left when it is taken back', async () => {
    await target('support');
    const mail = await came();
    await confirm(mail);
    sink.refuse(() => 451);
    await work();
    await officer((ctx) => undoTriage(ctx, mail.ticketId));
    sink.refuse(() => undefined);
    await db.ownerQuery(`update outgoing_mail set not_before = now() where state = 'queued'`);
    await db.ownerQuery(`update outbox set run_at = now() where closed_at is null`);
    await work();
    expect(sink.mails).toEqual([]);
    await confirm(mail);
    await work();
    expect(sink.mails).toHaveLength(1);
  });

  it.each([
    ['a new mail or an officer opened its ticket again', (id: string, ctx: Context) => reopenTicket(ctx, id)],
    [
      'it was an authority request after all',
      (id: string, ctx: Context) => handOverTicket(ctx, id, undefined),
    ],
  ])('keeps its body when %s', async (_why, act) => {
    await target('support');
    const mail = await came();
    await confirm(mail);
    await work();
    await timeGoes(mail, 30);
    await officer((ctx) => act(mail.ticketId, ctx));
    await sweep();
    expect((await text(mail)).equals(mail.raw)).toBe(true);
  });

  it('stays when the server refuses it, and goes when an officer tries again', async () => {
    await target('support');
    const mail = await came();
    sink.refuse(() => 550);
    await confirm(mail);
    await work();
    expect(await fate(mail)).toMatchObject({ state: 'failed', destroyAfter: null });
    expect((await fate(mail)).failure).toMatch(/550/);
    sink.refuse(() => undefined);
    await officer((ctx) => retryPassOn(ctx, mail.ticketId, 'again'));
    await work();
    expect(await fate(mail)).toMatchObject({ state: 'passed' });
    await expect(officer((ctx) => retryPassOn(ctx, mail.ticketId, 'again'))).rejects.toMatchObject({
      code: 'pass-on.nothing-failed',
    });
  });

  it('is not sent twice when the worker dies between the answer of the server and the record of it', async () => {
    await target('support');
    const mail = await came();
    await confirm(mail);
    // The server takes the mail; the transaction that would record it loses its database at that moment.
    sink.refuse(async () => {
      await db.ownerQuery(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`,
      );
      return undefined;
    });
    await work();
    expect(sink.mails).toHaveLength(1);
    expect(await fate(mail)).toMatchObject({ state: 'waiting' });
    sink.refuse(() => undefined);
    await db.ownerQuery(`update outbox set run_at = now() where closed_at is null and failed_at is null`);
    await work();
    expect(sink.mails).toHaveLength(1);
    expect(await fate(mail)).toMatchObject({ state: 'failed', failure: 'in-doubt', destroyAfter: null });
    // Taken back and confirmed again it is still in doubt: only a human settles it.
    await officer((ctx) => undoTriage(ctx, mail.ticketId));
    await confirm(mail);
    await work();
    expect(sink.mails).toHaveLength(1);
    await officer((ctx) => retryPassOn(ctx, mail.ticketId, 'arrived'));
    expect(await fate(mail)).toMatchObject({ state: 'passed' });
  });

  it('comes back to the desk when a report says that it did not arrive', async () => {
    await target('support');
    const mail = await came();
    await confirm(mail);
    await work();
    const report = await came();
    await db.ownerQuery(
      `update message set received_at = now(), facts = jsonb_build_object('report', jsonb_build_object('originalMessageId', $2::text,
         'recipients', jsonb_build_array(jsonb_build_object('action', 'failed', 'finalRecipient', 'Support@example.net', 'diagnostic', '550 no')))) where id = $1`,
      [report.messageId, `zoe${count - 1}@example.org`],
    );
    await system((ctx) => recordBouncedPassOn(ctx, report.messageId));
    expect(await fate(mail)).toMatchObject({
      state: 'failed',
      failure: 'bounced: 550 no',
      destroyAfter: null,
    });
    await timeGoes(mail, 40);
    await sweep();
    expect((await text(mail)).equals(mail.raw)).toBe(true);
  });

  it('has no target that the desk reads itself, nor a folder where there is no mailbox', async () => {
    await expect(target('support', 'Contact@mailo.com')).rejects.toMatchObject({
      code: 'pass-on.own-address',
    });
    const { channelId } = await came();
    const move = {
      channelId,
      kind: 'support',
      way: 'move',
      address: null,
      folder: 'Support',
      delayDays: 30,
    } as const;
    await expect(system((ctx) => setPassOnTarget(ctx, move, () => false))).rejects.toMatchObject({
      code: 'pass-on.move-needs-mailbox',
    });
    await target('support');
    await target('support', 'other@example.net', 5);
    const [one, ...more] = await system(passOnTargets);
    expect([one.address, one.delayDays, more]).toEqual(['other@example.net', 5, []]);
    await system((ctx) => removePassOnTarget(ctx, one.id));
    expect(await system(passOnTargets)).toEqual([]);
  });
});
