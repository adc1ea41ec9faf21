import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { dkimSign } from 'mailauth';
import { AuditModule } from '#audit';
import { FoundationModule, loadSettings, setLogLevel } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { MAIL_RESOLVE, type Resolve } from '#intake';
import { ACCOUNT_DIRECTORY, ProcessMessage, TriageModule } from '#triage';
import { freePort } from '../../../../test/servers/free-port.js';
import { SmtpDialogue } from '../../../../test/servers/smtp-dialogue.js';
import { ConnectorsModule } from '../connectors-module.js';
import { SmtpListener } from './listener.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
const jwk = publicKey.export({ format: 'jwk' });
const zone: Record<string, string[][]> = {
  'TXT s1._domainkey.bank.example': [
    [`v=DKIM1; k=ed25519; p=${Buffer.from(jwk.x ?? '', 'base64url').toString('base64')}`],
  ],
  'TXT _dmarc.bank.example': [['v=DMARC1; p=reject']],
  'TXT bank.example': [['v=spf1 ip4:127.0.0.1 -all']],
  'TXT other.example': [['v=spf1 ip4:192.0.2.1 -all']],
};
const resolve: Resolve = async (name, type) => {
  const found = zone[`${type} ${name}`];
  if (!found) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return found;
};

@Module({
  providers: [{ provide: ACCOUNT_DIRECTORY, useValue: { directoryFor: async () => null } }],
  exports: [ACCOUNT_DIRECTORY],
})
class NoPlatform {}

const mail = (from: string, subject: string): string =>
  `From: ${from}\r\nTo: contact@mailo.com\r\nSubject: ${subject}\r\nDate: Tue, 07 Apr 2026 09:59:00 +0200\r\n` +
  `Message-ID: <${subject}@bank.example>\r\n\r\nBonjour,\r\nje souhaite une copie de mes données.\r\n`;

interface Stored {
  helo: string | null;
  remoteIp: string;
  authenticated: boolean | null;
  facts: { authentication: Record<string, unknown>; returnPath: string | null };
  steps: { step: string; verdict: string; why: string | null; ms: number }[];
}

describe('a mail that the listener took from outside', () => {
  let database: TestDatabase;
  let app: TestingModule;
  let folder: string;

  beforeAll(async () => {
    setLogLevel('silent');
    database = await testDatabase();
    folder = mkdtempSync(path.join(tmpdir(), 'dpo-arrival-'));
    const settings = loadSettings({
      DATABASE_URL: database.appUrl,
      DATA_DIR: folder,
      SMTP_LISTEN_PORT: String(await freePort()),
      AUTHSERV_IDS: 'mx1.mailo.com',
      // The loopback is no relay of ours here: whoever connects comes from outside.
      OWN_NETWORKS: '10.0.0.0/8',
      LOG_LEVEL: 'silent',
    });
    app = await Test.createTestingModule({
      imports: [
        FoundationModule.forRoot({ settings }),
        AuditModule,
        ConnectorsModule,
        TriageModule.withDirectory(NoPlatform),
      ],
    })
      .overrideProvider(MAIL_RESOLVE)
      .useValue(resolve)
      .compile();
    await app.get(SmtpListener).start();
  }, 60_000);
  afterAll(async () => {
    await app.get(SmtpListener).stop();
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  async function deliver(raw: string, envelopeFrom: string): Promise<Stored> {
    await database.ownerQuery('truncate message, outbox cascade');
    const client = await SmtpDialogue.open(app.get(SmtpListener).port!, 'EHLO out.bank.example');
    await client.say(`MAIL FROM:<${envelopeFrom}>`);
    await client.say('RCPT TO:<contact@mailo.com>');
    await client.say('DATA');
    client.send(`${raw}.\r\n`);
    expect(await client.answer()).toMatch(/^250/);
    client.close();
    const [{ id }] = await database.ownerQuery<{ id: string }>('select id from message');
    await database.contexts.run({ kind: 'system', scope: 'spec' }, (ctx) =>
      app.get(ProcessMessage).run(ctx, { messageId: id }),
    );
    const [stored] = await database.ownerQuery<Stored>(
      'select helo, remote_ip as "remoteIp", authenticated, facts, steps from message',
    );
    return stored;
  }

  it('keeps the connection in its journal row and is proved by it', async () => {
    const stored = await deliver(mail('camille@bank.example', 'preuve'), 'camille@bank.example');
    expect(stored).toMatchObject({ helo: 'out.bank.example', remoteIp: '127.0.0.1', authenticated: true });
    expect(stored.facts.authentication).toMatchObject({
      source: 'computed',
      envelope: { domain: 'bank.example', result: 'pass', aligned: true },
      dmarc: 'pass',
      policy: 'reject',
    });
    const step = stored.steps.find(({ step }) => step === 'authenticate');
    expect(step).toMatchObject({ verdict: 'ok', why: 'computed' });
    expect(step?.ms).toBeGreaterThan(0);
  });

  it('is proved by the signature over its bytes, whoever delivers it', async () => {
    const raw = mail('camille@bank.example', 'signature');
    const { signatures } = await dkimSign(raw, {
      signatureData: [{ signingDomain: 'bank.example', selector: 's1', privateKey: key }],
    } as unknown as Parameters<typeof dkimSign>[1]);
    const stored = await deliver(signatures + raw, 'retour@other.example');
    expect(stored.authenticated).toBe(true);
    expect(stored.facts.authentication).toMatchObject({
      signers: [{ domain: 'bank.example', result: 'pass', aligned: true }],
      envelope: { domain: 'other.example', result: 'fail', aligned: false },
    });
  });

  it('is a machine’s where its envelope is empty, whatever Return-Path it carries', async () => {
    const raw = `Return-Path: <camille@bank.example>\r\n${mail('camille@bank.example', 'vide')}`;
    const stored = await deliver(raw, '');
    expect(stored.facts).toMatchObject({ returnPath: '' });
  });

  it('is refuted where neither holds, whatever it says of itself, and stays a mail to answer', async () => {
    const forged = 'Authentication-Results: mx1.mailo.com; dmarc=pass header.from=bank.example\r\n';
    const stored = await deliver(forged + mail('camille@bank.example', 'faux'), 'x@other.example');
    expect(stored.authenticated).toBe(false);
    expect(stored.facts.authentication).toMatchObject({
      source: 'computed',
      dmarc: 'fail',
      authservId: null,
    });
    const [{ state }] = await database.ownerQuery<{ state: string }>('select state from message');
    expect(state).toBe('ticketed');
  });
});
