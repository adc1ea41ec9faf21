import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { ImapFlow } from 'imapflow';
import { FoundationModule, loadSettings, setLogLevel } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { dovecotInstalled, startDovecot, type Dovecot } from '../../../../test/servers/dovecot.js';
import { startLyingImap } from '../../../../test/servers/lying-imap.js';
import { startTcpProxy, type TcpProxy } from '../../../../test/servers/tcp-proxy.js';
import { ConnectorsModule } from '../connectors-module.js';
import { MailboxWatchers } from './mailbox-watchers.js';

const QUICK = { pollMs: 400, compareMs: 1_000, retryMs: 50, standByMs: 100 };
const RECEIVED = new Date('2026-11-02T08:15:30Z');
const VARIABLE = 'IMAP_PASSWORD_SPEC';

const mail = (n: number, size = 300): string =>
  `From: p${n}@example.com\r\nTo: contact@mailo.com\r\nSubject: demande ${n}\r\nMessage-ID: <${n}.${size}@example.com>\r\n\r\n` +
  `Bonjour ${n}\r\n${'ligne\r\n'.repeat(Math.ceil(size / 7))}`;
const sha256 = (raw: string): string => createHash('sha256').update(raw).digest('hex');
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

async function until(what: string, holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
  for (const end = Date.now() + ms; !(await holds());) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

if (!dovecotInstalled)
  console.warn('IMAP specs skipped: install dovecot-imapd (apt-get install dovecot-imapd)');

(dovecotInstalled ? describe : describe.skip)('a watched IMAP mailbox', () => {
  let dovecot: Dovecot;
  let database: TestDatabase;
  let imapNetwork: TcpProxy;
  let databaseNetwork: TcpProxy;
  let dataDir: string;
  let channelId: string;
  let workers: TestingModule[] = [];
  const masterKey = randomBytes(32).toString('hex');

  beforeAll(async () => {
    setLogLevel('silent');
    dataDir = mkdtempSync(path.join(tmpdir(), 'dpo-imap-'));
    process.env[VARIABLE] = 'imap-spec';
  });
  afterAll(() => {
    delete process.env[VARIABLE];
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    [dovecot, database] = await Promise.all([startDovecot(), testDatabase()]);
    imapNetwork = await startTcpProxy({ port: dovecot.port });
    databaseNetwork = await startTcpProxy({ port: Number(new URL(database.appUrl).port) });
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
    await Promise.all([imapNetwork.close(), databaseNetwork.close(), dovecot.stop()]);
    await database.close();
  });

  async function channel(config: Record<string, unknown> = {}): Promise<void> {
    const given = { host: '127.0.0.1', port: imapNetwork.port, secure: false, user: dovecot.user, ...config };
    const [row] = await database.ownerQuery<{ id: string }>(
      `insert into channel (kind, name, config) values ('imap', 'contact@', $1) returning id`,
      [{ passwordVariable: VARIABLE, folder: 'INBOX', moveTo: null, ...given }],
    );
    channelId = row.id;
  }

  async function worker(times = {}): Promise<TestingModule> {
    const url = new URL(database.appUrl);
    url.port = String(databaseNetwork.port);
    const settings = loadSettings({ DATABASE_URL: url.href, DATA_DIR: dataDir, MASTER_KEY: masterKey });
    const app = await Test.createTestingModule({
      imports: [FoundationModule.forRoot({ settings }), ConnectorsModule],
    }).compile();
    workers.push(app);
    await app.get(MailboxWatchers).start({ ...QUICK, ...times });
    return app;
  }

  async function atServer<T>(act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const auth = { user: dovecot.user, pass: dovecot.password };
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
      auth,
      logger: false,
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.logout();
    }
  }
  const append = (numbers: readonly number[], size?: number): Promise<void> =>
    atServer(async (client) => {
      for (const n of numbers) await client.append('INBOX', mail(n, size), [], RECEIVED);
    });
  const countAt = (folder: string): Promise<number> =>
    atServer(async (client) => {
      const status = await client.status(folder, { messages: true });
      return status ? (status.messages ?? 0) : 0;
    });
  const removeUid = (uid: number): Promise<unknown> =>
    atServer(async (client) => {
      await client.mailboxOpen('INBOX');
      return client.messageDelete(String(uid), { uid: true });
    });

  const journal = (): Promise<{ identity: string; sha256: string; at: Date }[]> =>
    database.ownerQuery(
      `select identity, encode(sha256, 'hex') as sha256, received_at as at from message order by split_part(identity, ':', 2)::bigint`,
    );
  const holds = (count: number) => async (): Promise<boolean> => (await journal()).length >= count;
  const channelRow = async (): Promise<Record<string, string | null>> =>
    (
      await database.ownerQuery<Record<string, string | null>>('select * from channel where id = $1', [
        channelId,
      ])
    )[0];
  /** Exactly these mails, each once, byte for byte. */
  async function expectJournal(numbers: readonly number[], size?: number): Promise<void> {
    const hashes = (await journal()).map((row) => row.sha256);
    expect(hashes.sort()).toEqual(numbers.map((n) => sha256(mail(n, size))).sort());
  }

  it('reads what is there in order, then what arrives, and leaves the folder untouched', async () => {
    await append(range(0, 30));
    await channel();
    await worker();
    await until('30 mails', holds(30));
    const rows = await journal();
    expect(rows.map((row) => row.sha256)).toEqual(range(0, 30).map((n) => sha256(mail(n))));
    expect(rows[0].at).toEqual(RECEIVED);
    expect(rows[0].identity).toMatch(/^\d+:1$/);
    await append([30]);
    await until('the new one', holds(31), 5_000);
    await until('position', async () => (await channelRow()).last_uid === '31');
    expect(await channelRow()).toMatchObject({ seen_count: '31', last_error: null });
    const unseen = await atServer(async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      return client.search({ seen: false }, { uid: true });
    });
    expect(unseen).toHaveLength(31);
  });

  it('hears of a new mail by IDLE, long before the next poll', async () => {
    await channel();
    await worker({ pollMs: 60_000, compareMs: 600_000 });
    await until('selected', async () => (await channelRow()).uid_validity !== null);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await append([1]);
    await until('the mail', holds(1), 5_000);
  });

  it('moves a mail only after it is in the journal', async () => {
    await append(range(0, 30));
    await channel({ moveTo: 'Traites' });
    await worker();
    await until('moved', async () => (await countAt('Traites').catch(() => 0)) === 30);
    await expectJournal(range(0, 30));
    expect(await countAt('INBOX')).toBe(0);
    expect(await channelRow()).toMatchObject({ seen_count: '30' });
  });

  it('moves what a killed worker had written but not moved', async () => {
    await append(range(0, 5));
    await channel();
    const first = await worker();
    await until('5 mails', holds(5));
    await first.get(MailboxWatchers).stop();
    await database.ownerQuery(`update channel set config = config || '{"moveTo": "Traites"}'`);
    await worker();
    await until('moved', async () => (await countAt('Traites').catch(() => 0)) === 5);
    await expectJournal(range(0, 5));
  });

  it('keeps mails at the server while the journal cannot be written, and loses none', async () => {
    await channel({ moveTo: 'Traites' });
    await worker();
    await until('watched', async () => (await channelRow()).uid_validity !== null);
    databaseNetwork.down();
    await append(range(0, 5));
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await countAt('INBOX')).toBe(5);
    databaseNetwork.up();
    await until('5 mails', holds(5));
    await until('moved', async () => (await countAt('Traites')) === 5);
    await expectJournal(range(0, 5));
  });

  it('goes on where it was after a restart in the middle, doubling nothing', async () => {
    await append(range(0, 30), 20_000);
    await channel();
    const first = await worker();
    await until('some', holds(3));
    await first.get(MailboxWatchers).stop();
    const before = (await journal()).length;
    expect(before).toBeLessThan(30);
    await worker();
    await until('30 mails', holds(30));
    await expectJournal(range(0, 30), 20_000);
  });

  it('survives a network that breaks again and again', async () => {
    await append(range(0, 30), 20_000);
    await channel();
    imapNetwork.dropAfter(150_000);
    await worker();
    await until('30 mails', holds(30));
    imapNetwork.dropAfter(null);
    imapNetwork.drop();
    databaseNetwork.drop();
    await append([30], 20_000);
    await until('the last', holds(31));
    await expectJournal(range(0, 31), 20_000);
    await until('healthy', async () => (await channelRow()).last_error === null);
  });

  it('survives a server that is killed, and says so meanwhile', async () => {
    await append(range(0, 3));
    await channel();
    await worker();
    await until('3 mails', holds(3));
    await dovecot.kill();
    await until('said', async () => (await channelRow()).last_error !== null);
    await dovecot.start();
    await append([3]);
    await until('the next', holds(4));
    await until('healthy', async () => (await channelRow()).last_error === null);
    await expectJournal(range(0, 4));
  });

  it('recognises its mails after a change of UIDVALIDITY', async () => {
    await append(range(0, 10));
    await channel();
    const first = await worker();
    await until('10 mails', holds(10));
    const validity = (await channelRow()).uid_validity;
    await first.get(MailboxWatchers).stop();
    // A second apart: the new UIDVALIDITY is the time of day.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    dovecot.changeUidValidity();
    await append([10]);
    await worker();
    await until('11 mails', holds(11));
    await until('renamed', async () => {
      const prefix = `${(await channelRow()).uid_validity}:`;
      return (
        prefix !== `${validity}:` && (await journal()).every(({ identity }) => identity.startsWith(prefix))
      );
    });
    await expectJournal(range(0, 11));
    expect(await channelRow()).toMatchObject({ seen_count: '11' });
  });

  it('is not stopped by a mail that is removed at the server meanwhile', async () => {
    await append(range(0, 30), 20_000);
    await channel();
    await worker();
    await until('some', holds(2));
    await removeUid(30);
    await until('the others', holds(29));
    await append([30], 20_000);
    await until('the next', async () =>
      (await journal()).some((row) => row.sha256 === sha256(mail(30, 20_000))),
    );
  });

  it('asks again and again for a mail that the server does not give, and reads the others meanwhile', async () => {
    const server = await startLyingImap(range(0, 5).map((n) => mail(n)));
    server.hidden.add(2);
    await channel({ port: server.port });
    const app = await worker();
    try {
      await until('the others', holds(4));
      await until('said', async () =>
        /UID 2: the server returned nothing/.test((await channelRow()).last_error ?? ''),
      );
      expect(await channelRow()).toMatchObject({ last_uid: '1', seen_count: '5' });
      server.hidden.clear();
      await until('the last', holds(5));
      await until('healthy', async () => (await channelRow()).last_error === null);
      await expectJournal(range(0, 5));
      const fetches = server.commands.filter((command) => command.startsWith('UID FETCH'));
      expect(fetches.filter((command) => /BODY(?!\.PEEK\[\])|FLAGS|RFC822(?!\.SIZE)/.test(command))).toEqual(
        [],
      );
      // What is in the journal is not asked for again.
      const bodies = fetches.filter((command) => command.includes('BODY'));
      expect(bodies.slice(1).filter((command) => !command.startsWith('UID FETCH 2 '))).toEqual([]);
    } finally {
      await app.get(MailboxWatchers).stop();
      await server.close();
    }
  });

  it('lets one of several workers lead, and another one take over', async () => {
    await channel();
    const [first] = [await worker(), await worker()];
    await until('watched', async () => (await channelRow()).uid_validity !== null);
    expect(imapNetwork.connections()).toBe(1);
    await first.get(MailboxWatchers).stop();
    await append([1]);
    await until('the mail', holds(1));
  });

  it('stops while the channel is paused and goes on when it is resumed', async () => {
    await channel();
    await worker();
    await until('watched', async () => imapNetwork.connections() === 1);
    await database.ownerQuery(`update channel set state = 'paused'`);
    await until('left', async () => imapNetwork.connections() === 0);
    await append([1]);
    expect(await journal()).toEqual([]);
    await database.ownerQuery(`update channel set state = 'active'`);
    await until('the mail', holds(1));
  });

  it('says what is wrong with the channel, and never gives a server what is no mailbox password', async () => {
    process.env.MASTER_KEY = 'never-to-be-sent';
    await channel({ passwordVariable: 'MASTER_KEY' });
    await worker();
    await until('refused', async () =>
      /MASTER_KEY is not a variable of a mailbox password/.test((await channelRow()).last_error ?? ''),
    );
    expect(imapNetwork.connections()).toBe(0);
    delete process.env.MASTER_KEY;
    process.env[VARIABLE] = 'wrong';
    await database.ownerQuery(`update channel set config = config || $1`, [{ passwordVariable: VARIABLE }]);
    await until('said', async () => /user or the password/.test((await channelRow()).last_error ?? ''));
    process.env[VARIABLE] = 'imap-spec';
    await until('healthy', async () => (await channelRow()).last_error === null);
  });
});
