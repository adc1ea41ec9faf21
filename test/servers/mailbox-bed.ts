import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { ImapFlow } from 'imapflow';
import { ConnectorsModule, MailboxWatchers } from '#connectors';
import { FoundationModule, loadSettings } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { startDovecot, type Dovecot, type DovecotOptions } from './dovecot.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

export const RECEIVED = new Date('2026-11-02T08:15:30Z');
export const VARIABLE = 'IMAP_PASSWORD_SPEC';
const QUICK = { pollMs: 400, compareMs: 1_000, retryMs: 50, standByMs: 100 };

export const mail = (n: number, size = 300): string =>
  `From: p${n}@example.com\r\nTo: contact@mailo.com\r\nSubject: demande ${n}\r\nMessage-ID: <${n}.${size}@example.com>\r\n\r\n` +
  `Bonjour ${n}\r\n${'ligne\r\n'.repeat(Math.ceil(size / 7))}`;
export const sha256 = (raw: string): string => createHash('sha256').update(raw).digest('hex');
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

export async function until(what: string, holds: () => Promise<boolean>, ms = 60_000): Promise<void> {
  for (const end = Date.now() + ms; !(await holds());) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A Dovecot, a database, a network to each that can be cut, and workers that watch the mailbox. */
export class MailboxBed {
  dovecot!: Dovecot;
  database!: TestDatabase;
  imapNetwork!: TcpProxy;
  databaseNetwork!: TcpProxy;
  channelId!: string;
  private workers: TestingModule[] = [];
  private readonly masterKey = randomBytes(32).toString('hex');
  private readonly dataDir = mkdtempSync(path.join(tmpdir(), 'dpo-imap-'));

  static async open(options: DovecotOptions = {}): Promise<MailboxBed> {
    const bed = new MailboxBed();
    process.env[VARIABLE] = 'imap-spec';
    [bed.dovecot, bed.database] = await Promise.all([startDovecot(options), testDatabase()]);
    bed.imapNetwork = await startTcpProxy({ port: bed.dovecot.port });
    bed.databaseNetwork = await startTcpProxy({ port: Number(new URL(bed.database.appUrl).port) });
    return bed;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([this.imapNetwork.close(), this.databaseNetwork.close(), this.dovecot.stop()]);
    await this.database.close();
    rmSync(this.dataDir, { recursive: true, force: true });
    delete process.env[VARIABLE];
  }

  /** An active channel; `state` for another one. */
  async channel(config: Record<string, unknown> = {}, state = 'active'): Promise<void> {
    const { imapNetwork, dovecot } = this;
    const given = { host: '127.0.0.1', port: imapNetwork.port, secure: false, user: dovecot.user, ...config };
    const [row] = await this.database.ownerQuery<{ id: string }>(
      `insert into channel (kind, name, config, state) values ('imap', 'contact@', $1, $2) returning id`,
      [{ passwordVariable: VARIABLE, folder: 'INBOX', moveTo: null, ...given }, state],
    );
    this.channelId = row.id;
  }

  async worker(times = {}): Promise<TestingModule> {
    const url = new URL(this.database.appUrl);
    url.port = String(this.databaseNetwork.port);
    const settings = loadSettings({
      DATABASE_URL: url.href,
      DATA_DIR: this.dataDir,
      MASTER_KEY: this.masterKey,
    });
    const app = await Test.createTestingModule({
      imports: [FoundationModule.forRoot({ settings }), ConnectorsModule],
    }).compile();
    this.workers.push(app);
    await app.get(MailboxWatchers).start({ ...QUICK, ...times });
    return app;
  }

  async atServer<T>(act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const { user, password, port } = this.dovecot;
    const auth = { user, pass: password };
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
    client.on('error', () => {});
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.logout();
    }
  }

  append(numbers: readonly number[], size?: number): Promise<void> {
    return this.atServer(async (client) => {
      for (const n of numbers) await client.append('INBOX', mail(n, size), [], RECEIVED);
    });
  }

  /** How many mails a folder holds; none when it is not there. */
  countAt(folder: string): Promise<number> {
    return this.atServer(async (client) => {
      const status = await client.status(folder, { messages: true }).catch(() => null);
      return status ? (status.messages ?? 0) : 0;
    });
  }

  removeUid(uid: number): Promise<unknown> {
    return this.atServer(async (client) => {
      await client.mailboxOpen('INBOX');
      return client.messageDelete(String(uid), { uid: true });
    });
  }

  journal(): Promise<{ identity: string; sha256: string; at: Date }[]> {
    return this.database.ownerQuery(
      `select identity, encode(sha256, 'hex') as sha256, received_at as at from message where whole_size is null order by split_part(identity, ':', 2)::bigint`,
    );
  }

  /** What the journal holds of mails that are too large to be read. */
  beginnings(): Promise<{ identity: string; sha256: string; wholeSize: number; size: number; at: Date }[]> {
    return this.database.ownerQuery(
      `select identity, encode(sha256, 'hex') as sha256, whole_size::float8 as "wholeSize", size, received_at as at from message
       where whole_size is not null order by identity`,
    );
  }

  holds(count: number): () => Promise<boolean> {
    return async () => {
      const [{ n }] = await this.database.ownerQuery<{ n: number }>(
        'select count(*)::int as n from message where whole_size is null',
      );
      return n >= count;
    };
  }

  async channelRow(): Promise<Record<string, string | null>> {
    const sql = 'select * from channel where id = $1';
    return (await this.database.ownerQuery<Record<string, string | null>>(sql, [this.channelId]))[0];
  }

  gaps(): Promise<{ uid: string; state: string; reason: string; attempts: number; size: string | null }[]> {
    return this.database.ownerQuery(
      'select uid, state, reason, attempts, size from mailbox_gap order by uid',
    );
  }

  /** Exactly these mails, each once, byte for byte. */
  async expectJournal(numbers: readonly number[], size?: number): Promise<void> {
    const hashes = (await this.journal()).map((row) => row.sha256);
    expect(hashes.sort()).toEqual(numbers.map((n) => sha256(mail(n, size))).sort());
  }
}
