import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { BlobsModule, CryptoModule, DatabaseModule, SettingsModule, loadSettings, newId } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { ensureChannel } from '../channels/channel.js';
import { IntakeModule } from '../intake.module.js';
import { MessageStore } from './message-store.js';
import { StoreMail } from './store-mail.js';

const SYSTEM = { kind: 'system', scope: 'spec' } as const;
const JUNE = new Date('2026-06-15T08:00:00Z');

describe('the journal', () => {
  let database: TestDatabase;
  let desk: TestingModule;
  let channelId: string;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'desk-'));

  beforeAll(async () => {
    database = await testDatabase();
    const settings = loadSettings({
      DATABASE_URL: database.appUrl,
      DATA_DIR: dataDir,
      BLOB_FILE_THRESHOLD: '4096',
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
    channelId = (await database.contexts.run(SYSTEM, (ctx) => ensureChannel(ctx, 'smtp', 'SMTP'))).id;
  });
  afterAll(async () => {
    await desk?.close();
    await database?.close();
  });
  beforeEach(() => database.ownerQuery('truncate message, outbox, blob, keys.part_key cascade'));

  const mail = (identity: string, raw: Buffer, channel = channelId, receivedAt = JUNE) => ({
    channelId: channel,
    identity,
    raw,
    receivedAt,
    receivedSource: 'end-of-data' as const,
  });
  const store = (given: ReturnType<typeof mail>) =>
    database.contexts.run(SYSTEM, (ctx) => desk.get(StoreMail).runLast(ctx, given));
  const held = async () => {
    const [counts] = await database.ownerQuery<Record<string, number>>(
      `select (select count(*)::int from message) as messages, (select count(*)::int from outbox) as jobs,
              (select count(*)::int from blob) as blobs, (select count(*)::int from keys.part_key) as keys`,
    );
    return { ...counts, files: files() };
  };
  const files = () =>
    readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.parentPath.includes('blobs'),
    ).length;
  const one = { messages: 1, jobs: 1, blobs: 1, keys: 1 };
  const none = { messages: 0, jobs: 0, blobs: 0, keys: 0 };

  it('holds row, bytes, key and job of a mail, and its bytes come back, fresh or from the database', async () => {
    expect(await store(mail('a', Buffer.from('Subject: a\r\n\r\nbonjour')))).toBe(false);
    expect(await held()).toEqual({ ...one, files: 0 });
    const [{ id }] = await database.ownerQuery<{ id: string }>('select id from message');
    for (let time = 0; time < 2; time++) {
      const opened = await database.contexts.run(SYSTEM, (ctx) => desk.get(MessageStore).open(ctx, id));
      expect(opened?.raw.toString()).toBe('Subject: a\r\n\r\nbonjour');
    }
  });

  it('writes nothing for a mail that it knows, not even a file', async () => {
    const large = Buffer.alloc(10_000, 'x');
    expect(await store(mail('a', large))).toBe(false);
    expect(await store(mail('a', large))).toBe(true);
    expect(await held()).toEqual({ ...one, files: 1 });
    const again = await database.contexts.run(SYSTEM, (ctx) =>
      desk.get(StoreMail).run(ctx, mail('a', large)),
    );
    const [{ id }] = await database.ownerQuery<{ id: string }>('select id from message');
    expect(again).toEqual({ messageId: id, known: true });
  });

  it('says so when nothing could be written, rather than that it knows the mail', async () => {
    await expect(store(mail('b', Buffer.from('b'), newId()))).rejects.toThrow(/foreign key/);
    const july = new Date('2026-07-01T00:00:00Z');
    await store(mail('c', Buffer.from('c'), channelId, july));
    await database.ownerQuery('truncate message, outbox, blob, keys.part_key cascade');
    // Another process destroys the key of the month; this one still has it in memory.
    await database.ownerQuery(
      `update keys.owner_key set wrapped = '', destroyed_at = now() where owner_id = '2026-07'`,
    );
    await expect(store(mail('d', Buffer.from('d'), channelId, july))).rejects.toThrow(/keys\.destroyed/);
    expect(await held()).toMatchObject(none);
  });
});
