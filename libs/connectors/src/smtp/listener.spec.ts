import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { FoundationModule, loadSettings, setLogLevel } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { freePort } from '../../../../test/servers/free-port.js';
import { SmtpDialogue } from '../../../../test/servers/smtp-dialogue.js';
import { startTcpProxy, type TcpProxy } from '../../../../test/servers/tcp-proxy.js';
import { ConnectorsModule } from '../connectors-module.js';
import { SmtpListener } from './listener.js';

interface Row {
  identity: string;
  received_source: string;
  envelope_from: string;
  envelope_to: string[];
  remote_ip: string;
  size: number;
  sha256: Buffer;
}

const mail = (subject: string, body = 'Bonjour,\r\n..deux points\r\n.un point\r\n'): string =>
  `From: a@example.com\r\nTo: contact@mailo.com\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@example.com>\r\n\r\n${body}`;
const hash = (raw: string): string => createHash('sha256').update(raw).digest('hex');

describe('the SMTP listener', () => {
  let database: TestDatabase;
  let network: TcpProxy;
  let app: TestingModule;
  let listener: SmtpListener;
  let dataDir: string;
  let client: SmtpDialogue;

  beforeAll(async () => {
    setLogLevel('silent');
    database = await testDatabase();
    const url = new URL(database.appUrl);
    network = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(network.port);
    dataDir = mkdtempSync(path.join(tmpdir(), 'dpo-smtp-'));
    const settings = loadSettings({
      DATABASE_URL: url.href,
      DATA_DIR: dataDir,
      MASTER_KEY: randomBytes(32).toString('hex'),
      SMTP_LISTEN_PORT: String(await freePort()),
      SMTP_MAX_BYTES: '200000',
      SMTP_LISTEN_RECIPIENTS: 'contact@mailo.com,@droits.example',
      LOG_LEVEL: 'silent',
    });
    app = await Test.createTestingModule({
      imports: [FoundationModule.forRoot({ settings }), ConnectorsModule],
    }).compile();
    listener = app.get(SmtpListener);
    await listener.start();
  });
  afterAll(async () => {
    await listener.stop();
    await app.close();
    await network.close();
    await database.close();
    rmSync(dataDir, { recursive: true });
  });
  beforeEach(async () => {
    await database.ownerQuery('truncate message, outbox cascade');
    client = await SmtpDialogue.open(listener.port!);
  });
  afterEach(() => client.close());

  const journal = () => database.ownerQuery<Row>('select * from message order by journaled_at');

  it('writes the bytes as received, with the envelope, before it answers 250', async () => {
    const raw = mail('premier');
    const before = Date.now();
    expect(await client.deliver(raw, ['contact@mailo.com', 'x@droits.example'])).toMatch(/^250 2\.6\.0 /);
    const [row, ...others] = await journal();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      identity: hash(raw),
      received_source: 'end-of-data',
      envelope_from: 'a@example.com',
      envelope_to: ['contact@mailo.com', 'x@droits.example'],
      remote_ip: '127.0.0.1',
      size: raw.length,
    });
    expect(row.sha256.toString('hex')).toBe(hash(raw));
    const [job] = await database.ownerQuery<{ n: number }>('select count(*)::int as n from outbox');
    expect(job.n).toBe(1);
    const [received] = await database.ownerQuery<{ at: Date }>('select received_at as at from message');
    expect(received.at.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('creates nothing when the same mail is delivered twice', async () => {
    expect(await client.deliver(mail('double'))).toMatch(/^250/);
    expect(await client.deliver(mail('double'))).toMatch(/^250/);
    expect(await journal()).toHaveLength(1);
  });

  it('writes mails that come at once by a common commit, and one that cannot be written puts off no other', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => SmtpDialogue.open(listener.port!)));
    // The database refuses one of them, whoever travels with it.
    await database.ownerQuery(
      `alter table message add constraint spec_refuses check (identity <> '${hash(mail('refused'))}')`,
    );
    try {
      const answers = await Promise.all(
        clients.map((one, i) => one.deliver(mail(i === 3 ? 'refused' : `together-${i}`))),
      );
      expect(answers.map((answer) => answer.slice(0, 3))).toEqual(
        clients.map((_, i) => (i === 3 ? '451' : '250')),
      );
      const [{ mails }] = await database.ownerQuery<{ mails: number }>(
        'select count(*)::int as mails from message',
      );
      expect(mails).toBe(7);
    } finally {
      await database.ownerQuery('alter table message drop constraint spec_refuses');
      for (const one of clients) one.close();
    }
  });

  it('takes reply addresses of ours and refuses everybody else', async () => {
    expect(await client.deliver(mail('plus'), ['Contact+DPO-7K3F-9QXM.abc@Mailo.com'])).toMatch(/^250/);
    for (const address of ['autre@mailo.com', 'contact@ailleurs.example', 'contact@mailo.com.example']) {
      expect(await client.say('RSET')).toMatch(/^250/);
      expect(await client.deliver(mail('x'), [address])).toMatch(/^550 5\.1\.1 /);
    }
    expect(await journal()).toHaveLength(1);
  });

  it('announces the size limit and refuses what is larger, said or not', async () => {
    const other = await SmtpDialogue.open(listener.port!, 'HELO a');
    expect(await other.say('EHLO spec.example')).toContain('SIZE 200000');
    expect(await other.say('MAIL FROM:<a@example.com> SIZE=200001')).toMatch(/^552/);
    other.close();
    const large = mail('grand', `${'x'.repeat(998)}\r\n`.repeat(250));
    expect(await client.deliver(large)).toMatch(/^552 5\.3\.4 /);
    expect(await client.deliver(mail('après'))).toMatch(/^250/);
    expect(await journal()).toHaveLength(1);
  });

  it('puts mail off while the database is away, and loses and doubles nothing', async () => {
    network.down();
    const first = await client.deliver(mail('panne'));
    expect(first).toMatch(/^451 4\.3\.0 /);
    network.up();
    expect(await client.deliver(mail('panne'))).toMatch(/^250/);
    expect(await journal()).toHaveLength(1);
  });

  it('answers 451 when the connection breaks inside the transaction', async () => {
    await database.ownerQuery('begin; lock table message in access exclusive mode');
    const answer = client.deliver(mail('verrou'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    network.drop();
    expect(await answer).toMatch(/^451/);
    await database.ownerQuery('rollback');
    expect(await journal()).toHaveLength(0);
    expect(await client.deliver(mail('verrou'))).toMatch(/^250/);
    expect(await journal()).toHaveLength(1);
  });

  it('stores nothing of a mail whose client leaves before the end of data', async () => {
    await client.say('MAIL FROM:<a@example.com>');
    await client.say('RCPT TO:<contact@mailo.com>');
    await client.say('DATA');
    client.send(mail('inachevé'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await journal()).toHaveLength(0);
  });

  it('keeps the bytes whatever pieces they arrive in', async () => {
    const raw = mail('morceaux', '.\r\n..\r\n\0é\r\nfin\r\n');
    await client.say('MAIL FROM:<>');
    await client.say('RCPT TO:<contact@mailo.com>');
    await client.say('DATA');
    const bytes = Buffer.from(`${raw.replace(/(^|\r\n)\./g, '$1..')}.\r\n`);
    for (const byte of bytes) {
      client.send(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await client.answer()).toMatch(/^250/);
    expect(await journal()).toMatchObject([{ identity: hash(raw), envelope_from: '' }]);
  });

  it('refuses while the channel is paused, and takes mail again afterwards', async () => {
    await client.deliver(mail('avant'));
    await database.ownerQuery(`update channel set state = 'paused' where name = 'SMTP'`);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await client.deliver(mail('pause'))).toMatch(/^451/);
    await database.ownerQuery(`update channel set state = 'active' where name = 'SMTP'`);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await client.deliver(mail('pause'))).toMatch(/^250/);
  });

  it('answers 250 to what it is writing when it is stopped, and 421 to the idle', async () => {
    const idle = await SmtpDialogue.open(listener.port!);
    await database.ownerQuery('begin; lock table message in access exclusive mode');
    const answer = client.deliver(mail('arrêt'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const stopped = listener.stop();
    expect(await idle.answer()).toMatch(/^421/);
    await database.ownerQuery('rollback');
    expect(await answer).toMatch(/^250/);
    await stopped;
    expect(listener.port).toBeUndefined();
    expect(await journal()).toHaveLength(1);
    await listener.start();
  });
});
