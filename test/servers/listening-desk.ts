import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Test } from '@nestjs/testing';
import { ConnectorsModule, SmtpListener } from '#connectors';
import { FoundationModule, loadSettings, setLogLevel } from '#foundation';
import { testDatabase } from '#foundation/testing';
import { freePort } from './free-port.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

/** The desk's own listener on a database of its own, whose network can fail. */
export interface ListeningDesk {
  readonly port: number;
  readonly database: TcpProxy;
  /** SHA-256 and size of every mail in the journal, in the order of arrival. */
  journal(): Promise<{ sha256: string; size: number; subject: string | null }[]>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function startListeningDesk(settings: Record<string, string> = {}): Promise<ListeningDesk> {
  setLogLevel('silent');
  const db = await testDatabase();
  const url = new URL(db.appUrl);
  const network = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(network.port);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dpo-listening-'));
  const app = await Test.createTestingModule({
    imports: [
      FoundationModule.forRoot({
        settings: loadSettings({
          DATABASE_URL: url.href,
          DATA_DIR: dataDir,
          MASTER_KEY: randomBytes(32).toString('hex'),
          SMTP_LISTEN_PORT: String(await freePort()),
          SMTP_LISTEN_RECIPIENTS: 'contact@mailo.com',
          SMTP_MAX_BYTES: '200000',
          LOG_LEVEL: 'silent',
          ...settings,
        }),
      }),
      ConnectorsModule,
    ],
  }).compile();
  const listener = app.get(SmtpListener);
  await listener.start();
  return {
    port: listener.port!,
    database: network,
    journal: () =>
      db.ownerQuery(
        `select encode(sha256, 'hex') as sha256, size, subject from message order by journaled_at`,
      ),
    empty: async () => void (await db.ownerQuery('truncate message, outbox cascade')),
    close: async () => {
      await listener.stop();
      await app.close();
      await network.close();
      await db.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
