import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { openTestJournals } from '#audit/testing';
import {
  BlobsModule,
  CryptoModule,
  DatabaseModule,
  SettingsModule,
  loadSettings,
  newId,
  type Context,
} from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { ensureChannel } from '../channels/channel.js';
import { IntakeModule } from '../intake.module.js';
import { MessageStore } from '../journal/message-store.js';
import { StoreMail } from '../journal/store-mail.js';
import { DECODER_VERSION } from '../process/read-mail.js';
import { messagesSince, reprocessMessage } from './reprocess-message.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const JUNE = new Date('2026-06-15T08:00:00Z');
/** Seven-bit Japanese without a charset: the first decoder showed its escape sequences. */
const RAW = Buffer.from(
  'From: Ayumi <ayumi@example.org>\r\nSubject: hello\r\nDate: Mon, 15 Jun 2026 07:59:00 +0000\r\n\r\n\x1b$B$3$s$K$A$O\x1b(B\r\n',
  'latin1',
);

describe('decoding stored mails again', () => {
  let database: TestDatabase;
  let desk: TestingModule;
  let store: MessageStore;
  let id: string;
  const ticketId = newId();
  const act = <T>(fn: (ctx: Context) => Promise<T>): Promise<T> => database.contexts.run(SYSTEM, fn);

  beforeAll(async () => {
    openTestJournals();
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
        IntakeModule,
      ],
    }).compile();
    await desk.init();
    store = desk.get(MessageStore);
    const channel = await act((ctx) => ensureChannel(ctx, 'smtp', 'SMTP'));
    await act((ctx) =>
      desk.get(StoreMail).runLast(ctx, {
        channelId: channel.id,
        identity: 'one',
        raw: RAW,
        receivedAt: JUNE,
        receivedSource: 'end-of-data',
      }),
    );
    [{ id }] = await database.ownerQuery<{ id: string }>('select id from message');
    // As the first decoder left it.
    await database.ownerQuery(
      `insert into ticket (id, reference, subject, restricted, class, language, channel_kind, first_received_at, last_message_at)
       values ($1, 'DPO-1111-1111', 'hello', false, 'enquiry', 'en', 'smtp', $2, $2)`,
      [ticketId, JUNE],
    );
    await database.ownerQuery(
      `update message set state = 'ticketed', ticket_id = $2, restricted = false, subject = 'hello', from_name = 'Ayumi', language = 'en',
              from_address = 'ayumi@example.org', preview = '$B$3$s$K$A$O(B', decoder_version = '1', sent_at = '2026-06-15T07:59:00Z',
              facts = '{"authentication": {"present": false}, "warnings": [], "hasHtml": false, "attachments": []}'
       where id = $1`,
      [id, ticketId],
    );
    await database.ownerQuery(
      `insert into message_text (message_id, ticket_id, restricted, received_at, body, tsv) values ($1, $2, false, $3, '$B$3$s$K$A$O(B', '')`,
      [id, ticketId, JUNE],
    );
  });
  afterAll(async () => {
    await desk?.close();
    await database?.close();
  });

  const stored = async () => {
    const [row] = await database.ownerQuery<Record<string, unknown>>(
      `select m.decoder_version as decoder, x.body as text, m.facts -> 'warnings' as warnings, m.facts -> 'authentication' as authentication,
              x.tsv::text as words, (select to_jsonb(t) from ticket t where t.id = $1) as ticket,
              (select count(*)::int from audit_event where type = 'message.reprocessed') as events
       from message m join message_text x on x.message_id = m.id`,
      [ticketId],
    );
    return row;
  };

  it('finds the messages since a day', async () => {
    expect((await act((ctx) => messagesSince(ctx, JUNE, null))).map((one) => one.id)).toEqual([id]);
    expect(await act((ctx) => messagesSince(ctx, JUNE, { receivedAt: JUNE, id }))).toEqual([]);
    expect(await act((ctx) => messagesSince(ctx, new Date('2026-07-01'), null))).toEqual([]);
  });

  it('tells what the present decoder reads otherwise, in names and counts, and writes nothing', async () => {
    const before = await stored();
    const done = await act((ctx) => reprocessMessage(ctx, store, id, false));
    expect(done).toMatchObject({ decoderBefore: '1', written: false });
    expect(done!.changes).toEqual(
      expect.arrayContaining([
        { field: 'text', before: 14, after: 5 },
        { field: 'warnings', before: 0, after: 1 },
      ]),
    );
    expect(done!.changes.map(({ field }) => field)).not.toEqual(
      expect.arrayContaining(['subject', 'fromAddress']),
    );
    expect(await stored()).toEqual(before);
  });

  it('with apply: text, search and facts are new, the ticket and the authentication are as they were', async () => {
    const before = await stored();
    expect(await act((ctx) => reprocessMessage(ctx, store, id, true))).toMatchObject({ written: true });
    const after = await stored();
    expect(after).toMatchObject({
      decoder: DECODER_VERSION,
      text: 'こんにちは',
      warnings: ['charset-guessed'],
      events: 1,
    });
    expect(after.words).toContain('こんにちは');
    expect([after.ticket, after.authentication]).toEqual([before.ticket, before.authentication]);
  });

  it('a second time changes nothing and records nothing', async () => {
    expect(await act((ctx) => reprocessMessage(ctx, store, id, true))).toMatchObject({
      changes: [],
      written: false,
    });
    expect(await stored()).toMatchObject({ events: 1 });
  });
});
