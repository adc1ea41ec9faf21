import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
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
  newId,
  type Context,
} from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { MessageStore, StoreMail, ThreadTokens, reprocessMessage } from '#intake';
import { hurryReading } from '#intake/testing';
import { ACCOUNT_DIRECTORY } from '../accounts/account-directory.js';
import { TriageModule } from '../triage.module.js';
import { planPassOn } from '../pass-on/plan-pass-on.js';
import { releaseTicket } from '../tickets/hand-over.js';
import { ProcessMessage } from './process-message.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const DEEP = 260;

@Module({
  providers: [{ provide: ACCOUNT_DIRECTORY, useValue: { directoryFor: async () => null } }],
  exports: [ACCOUNT_DIRECTORY],
})
class NoPlatform {}

/** Multiparts in multiparts, deeper than anything is read. */
function nested(headers: string): Buffer {
  const open = Array.from(
    { length: DEEP },
    (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
  ).join('');
  return Buffer.from(`${headers}MIME-Version: 1.0\r\n${open}Content-Type: text/plain\r\n\r\ndedans\r\n`);
}

describe('a mail that nobody could read', () => {
  let database: TestDatabase;
  let desk: TestingModule;
  let channelId: string;
  const people: Record<string, string> = {};
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
    [{ id: channelId }] = await database.ownerQuery<{ id: string }>(
      `insert into channel (kind, name, config) values ('imap', 'contact@', '{}') returning id`,
    );
    for (const [name, roles, named] of [
      ['support', ['support'], false],
      ['counsel', ['counsel'], false],
      ['namedDpo', ['dpo'], true],
      ['otherDpo', ['dpo'], false],
    ] as const)
      [{ id: people[name] }] = await database.ownerQuery<{ id: string }>(
        `insert into officer (email, name, roles, authority_desk) values ($1, $2, $3, $4) returning id`,
        [`${name}@mailo.com`, name, roles, named],
      );
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await database?.close();
  });

  /** The mail after all steps, as the database has it. */
  async function arrived(raw: Buffer, wholeSize: number | null = null) {
    const messageId = await system(async (ctx) => {
      const mail = { channelId, raw, receivedAt: ctx.now, receivedSource: 'internaldate' as const };
      const stored = await desk.get(StoreMail).run(ctx, { ...mail, identity: newId() });
      if (wholeSize !== null)
        await ctx.query('update message set whole_size = $2 where id = $1', [stored.messageId, wholeSize]);
      return stored.messageId;
    });
    await system((ctx) => desk.get(ProcessMessage).run(ctx, { messageId }));
    const [row] = await database.ownerQuery<Arrived>(ARRIVED, [messageId]);
    return row;
  }
  /** Who of the officers sees the ticket. */
  async function seenBy(ticketId: string): Promise<string[]> {
    const seen: string[] = [];
    for (const [name, officerId] of Object.entries(people)) {
      const actor = { kind: 'officer', officerId } as const;
      const rows = await database.contexts.run(actor, (ctx) =>
        ctx.query('select 1 from ticket t join message m on m.ticket_id = t.id where t.id = $1', [ticketId]),
      );
      if (rows.length > 0) seen.push(name);
    }
    return seen;
  }
  const headers = (subject: string, from = 'marie@example.org'): string =>
    `From: ${from}\r\nTo: contact@mailo.com\r\nSubject: ${subject}\r\nMessage-ID: <${newId()}@example.org>\r\n`;

  it('is handled by hand, and nobody of support sees it until counsel or a named DPO has looked', async () => {
    const row = await arrived(nested(headers('mes photos')));
    expect(row).toMatchObject({
      byHand: true,
      ticketByHand: true,
      why: 'nesting-too-deep',
      restricted: true,
      subject: 'mes photos',
      from: 'marie@example.org',
    });
    expect(await seenBy(row.ticketId)).toEqual(['counsel', 'namedDpo']);
    const actor = { kind: 'officer', officerId: people.namedDpo } as const;
    await database.contexts.run(actor, (ctx) => releaseTicket(ctx, row.ticketId));
    expect(await seenBy(row.ticketId)).toContain('support');
  });

  it('is an authority’s when its headers alone say so', async () => {
    const row = await arrived(
      nested(headers('Réquisition judiciaire', '"Police judiciaire" <opj@interieur.gouv.fr>')),
    );
    expect(row).toMatchObject({ byHand: true, restricted: true, why: 'nesting-too-deep' });
    expect(row.grantedBecause).toEqual(['authority-sign']);
    expect(row.sign).not.toBe('none');
    expect(await seenBy(row.ticketId)).toEqual(['counsel', 'namedDpo']);
  });

  it('is so when the thread that read it was ended over it, its bytes untouched', async () => {
    const raw = Buffer.from(
      `${headers('Un long message')}Content-Type: multipart/mixed; boundary=b\r\n\r\n` +
        '--b\r\nContent-Type: text/plain\r\n\r\nordre\r\n'.repeat(20_000),
    );
    hurryReading(5);
    const row = await arrived(raw).finally(() => hurryReading(null));
    expect(row).toMatchObject({
      byHand: true,
      ticketByHand: true,
      restricted: true,
      why: 'too-long',
      subject: 'Un long message',
      from: 'marie@example.org',
      text: '',
    });
    expect(row.grantedBecause).toEqual(['unread-by-machine']);
    expect(await seenBy(row.ticketId)).toEqual(['counsel', 'namedDpo']);
    const kept = await system((ctx) => desk.get(MessageStore).raw(ctx, row.id));
    expect(kept.equals(raw)).toBe(true);
  });

  it('does not join the conversation of support under whose reference it comes', async () => {
    const first = await arrived(Buffer.from(`${headers('Mon compte')}\r\nBonjour, une question.\r\n`));
    expect(first).toMatchObject({ restricted: false, byHand: false, why: null });
    const tokens = new ThreadTokens(desk.get(Keyring), 'mailo.com', 'contact@mailo.com');
    const answer = `In-Reply-To: ${tokens.messageId(first.reference)}\r\n`;
    const joins = await arrived(Buffer.from(`${headers('Re: Mon compte')}${answer}\r\nMerci.\r\n`));
    expect(joins.ticketId).toBe(first.ticketId);
    const second = await arrived(nested(`${headers('Re: Mon compte')}${answer}`));
    expect(second.ticketId).not.toBe(first.ticketId);
    expect(await seenBy(second.ticketId)).not.toContain('support');
  });

  it('is each piece of a mail that comes in pieces: a ticket each, never joined to what nobody scanned', async () => {
    const piece = (number: number, body: string): Buffer =>
      Buffer.from(
        `${headers(`long (${number}/2)`)}Content-Type: message/partial; id="${newId()}@example.org"; number=${number}; total=2\r\n\r\n${body}`,
      );
    const first = await arrived(
      piece(1, 'Subject: long\r\nContent-Type: text/plain\r\n\r\nJe demande la suppression\r\n'),
    );
    const second = await arrived(piece(2, 'de mon compte, sur ordre du juge.\r\n'));
    for (const row of [first, second])
      expect(row).toMatchObject({ byHand: true, restricted: true, why: 'fragment' });
    expect(first.text).toBe('Je demande la suppression');
    expect(second.text).toBe('');
    expect(second.ticketId).not.toBe(first.ticketId);
    const kept = await system((ctx) => desk.get(MessageStore).attachment(ctx, second.id, 0));
    expect(Buffer.from(kept.bytes).toString()).toContain('sur ordre du juge');
  });

  it('is so when only the beginning of it was read, and the verdict names its size, now and when it is read again', async () => {
    const whole = 62_914_560;
    const raw = Buffer.from(
      `${headers('Pièces jointes')}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n` +
        `Voici tout.\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n`,
    );
    const row = await arrived(raw, whole);
    expect(row).toMatchObject({
      byHand: true,
      restricted: true,
      why: `too-large: ${whole} bytes`,
      subject: 'Pièces jointes',
      text: 'Voici tout.',
    });
    expect(row.steps.find(({ step }) => step === 'decode')).toMatchObject({
      verdict: 'failed',
      why: `too-large: ${whole} bytes`,
    });
    expect(await seenBy(row.ticketId)).toEqual(['counsel', 'namedDpo']);
    const again = await system((ctx) => reprocessMessage(ctx, desk.get(MessageStore), row.id, true));
    expect(again).toMatchObject({ changes: [], written: false });
    // Nobody is handed the beginning for the whole, and nothing of it is ever destroyed as handed over.
    const closed = `class = 'not-privacy', state = 'closed', closed_as = 'not-privacy', triaged_at = now(), restricted = false`;
    await database.ownerQuery(`update ticket set ${closed} where id = $1`, [row.ticketId]);
    const passedOn = async () => {
      await system((ctx) => planPassOn(ctx, row.ticketId));
      return database.ownerQuery('select 1 from pass_on where message_id = $1', [row.id]);
    };
    expect(await passedOn()).toHaveLength(0);
    await database.ownerQuery('update message set whole_size = null where id = $1', [row.id]);
    expect(await passedOn()).toHaveLength(1);
  });
});

interface Arrived extends Record<string, unknown> {
  id: string;
  ticketId: string;
  reference: string;
  restricted: boolean;
  byHand: boolean;
  ticketByHand: boolean;
  why: string | null;
  subject: string;
  from: string;
  text: string;
  sign: string;
  steps: { step: string; verdict: string; why: string | null }[];
  grantedBecause: string[];
}

const ARRIVED = `
  select m.id, m.ticket_id as "ticketId", t.reference, t.restricted and m.restricted as restricted, m.by_hand as "byHand",
         t.by_hand as "ticketByHand", m.by_hand_why as why, m.subject, m.from_address as "from", x.body as text,
         s.authority_sign as sign, m.steps,
         (select coalesce(array_agg(distinct reason), '{}') from access_grant g where g.resource_id = t.id) as "grantedBecause"
  from message m join ticket t on t.id = m.ticket_id left join message_text x on x.message_id = m.id
  left join triage_suggestion s on s.message_id = m.id where m.id = $1`;
