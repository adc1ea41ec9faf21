import { execFile, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { FoundationModule, loadSettings, setLogLevel } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { freePort } from '../../../../test/servers/free-port.js';
import { SmtpDialogue } from '../../../../test/servers/smtp-dialogue.js';
import { ConnectorsModule } from '../connectors-module.js';
import { SmtpListener } from './listener.js';

const HOST = 'desk.spec.example';
const raw =
  'From: a@example.com\r\nTo: contact@mailo.com\r\nSubject: sous pli\r\n\r\nBonjour,\r\n.un point\r\n';

const opensslInstalled = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
if (!opensslInstalled) console.warn('STARTTLS specs skipped: install openssl (apt-get install openssl)');

/** A certificate that signs itself, as files. */
async function certificate(folder: string, name: string): Promise<{ cert: string; key: string }> {
  const [cert, key] = ['cert', 'key'].map((kind) => path.join(folder, `${name}.${kind}.pem`));
  const asked = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const named = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`];
  await promisify(execFile)('openssl', ['req', '-x509', ...asked, ...named, '-keyout', key, '-out', cert]);
  return { cert, key };
}

(opensslInstalled ? describe : describe.skip)('the SMTP listener with a certificate', () => {
  let database: TestDatabase;
  let folder: string;
  let own: { cert: string; key: string };
  let other: { cert: string; key: string };
  let apps: TestingModule[] = [];
  const masterKey = randomBytes(32).toString('hex');

  beforeAll(async () => {
    setLogLevel('silent');
    folder = mkdtempSync(path.join(tmpdir(), 'dpo-smtp-tls-'));
    database = await testDatabase();
    own = await certificate(folder, 'own');
    other = await certificate(folder, 'other');
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => database.ownerQuery('truncate message, outbox cascade'));
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.close()));
    apps = [];
  });

  async function listener(files: { cert?: string; key?: string }): Promise<SmtpListener> {
    const settings = loadSettings({
      DATABASE_URL: database.appUrl,
      DATA_DIR: folder,
      MASTER_KEY: masterKey,
      SMTP_LISTEN_PORT: String(await freePort()),
      SMTP_LISTEN_TLS_CERT: files.cert,
      SMTP_LISTEN_TLS_KEY: files.key,
      LOG_LEVEL: 'silent',
    });
    const app = await Test.createTestingModule({
      imports: [FoundationModule.forRoot({ settings }), ConnectorsModule],
    }).compile();
    apps.push(app);
    return app.get(SmtpListener);
  }
  async function open(files: { cert?: string; key?: string }): Promise<SmtpDialogue> {
    const started = await listener(files);
    await started.start();
    return SmtpDialogue.open(started.port!, 'HELO spec.example');
  }
  const trusted = () => ({ ca: readFileSync(own.cert), servername: HOST });
  const journal = () => database.ownerQuery<{ identity: string }>('select identity from message');

  it('announces STARTTLS, and no more once the session is inside', async () => {
    const client = await open(own);
    expect(await client.say('EHLO spec.example')).toMatch(/^250[ -]STARTTLS$/m);
    const inside = await client.startTls(trusted());
    const { authorized } = inside.socket as TLSSocket;
    expect(authorized).toBe(true);
    const hello = await inside.say('EHLO spec.example');
    expect(hello).toMatch(/^250/);
    expect(hello).not.toMatch(/STARTTLS|AUTH/);
    inside.close();
  });

  it('takes a mail inside, byte for byte', async () => {
    const inside = await (await open(own)).startTls(trusted());
    await inside.say('EHLO spec.example');
    expect(await inside.deliver(raw)).toMatch(/^250 2\.6\.0 /);
    expect(await journal()).toEqual([{ identity: createHash('sha256').update(raw).digest('hex') }]);
    inside.close();
  });

  it('shows the certificate that was configured and no other', async () => {
    const client = await open(own);
    const wrong = { ca: readFileSync(other.cert), servername: HOST };
    await expect(client.startTls(wrong)).rejects.toThrow('self-signed certificate');
    client.close();
  });

  it('forgets what somebody on the line added in clear before the session was inside', async () => {
    const client = await open(own);
    const inside = await client.startTls(trusted(), 'MAIL FROM:<intruder@example.com>');
    expect(await inside.say('NOOP')).toMatch(/^250/);
    await inside.say('EHLO spec.example');
    // Had the line been taken, there would be a sender already.
    expect(await inside.say('RCPT TO:<contact@mailo.com>')).toMatch(/^503/);
    expect(await inside.deliver(raw)).toMatch(/^250/);
    const [row] = await database.ownerQuery<{ from: string }>('select envelope_from as "from" from message');
    expect(row.from).toBe('a@example.com');
    inside.close();
  });

  it('neither announces nor takes STARTTLS without one', async () => {
    const client = await open({});
    expect(await client.say('EHLO spec.example')).not.toContain('STARTTLS');
    expect(await client.say('STARTTLS')).toMatch(/^5/);
    client.close();
  });

  it('does not start with half of it, with the halves of two, or with a file that is none', async () => {
    const together = 'SMTP_LISTEN_TLS_CERT and SMTP_LISTEN_TLS_KEY belong together';
    const noKey = path.join(folder, 'no.key.pem');
    writeFileSync(noKey, 'not a key');
    const refused: [{ cert?: string; key?: string }, string | RegExp][] = [
      [{ cert: own.cert }, together],
      [{ key: own.key }, together],
      [{ cert: own.cert, key: path.join(folder, 'absent.pem') }, 'absent.pem'],
      [{ cert: own.cert, key: other.key }, /mismatch/i],
      [{ cert: own.cert, key: noKey }, /PEM|DECODER|no start line|unsupported/i],
    ];
    for (const [files, why] of refused) {
      const broken = await listener(files);
      await expect(broken.start()).rejects.toThrow(why);
      expect(broken.port).toBeUndefined();
    }
  });
});
