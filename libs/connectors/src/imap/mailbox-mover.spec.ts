import { createHash, randomBytes } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import { Contexts, Keyring, MasterKey, SettingsService, loadSettings, setLogLevel } from '#foundation';
import { DataSource } from 'typeorm';
import type { MailToMove } from '#triage';
import { dovecotInstalled, startDovecot, type Dovecot } from '../../../../test/servers/dovecot.js';
import { MailboxMover } from './mailbox-mover.js';
import { MailboxTokens } from './mailbox-tokens.js';

const VARIABLE = 'IMAP_PASSWORD_MOVER';
const mail = (n: number, id = `<${n}@example.com>`): Buffer =>
  Buffer.from(`From: p@example.com\r\nSubject: a ${n}\r\nMessage-ID: ${id}\r\n\r\nBonjour ${n}\r\n`);

if (!dovecotInstalled)
  console.warn('IMAP specs skipped: install dovecot-imapd (apt-get install dovecot-imapd)');

(dovecotInstalled ? describe : describe.skip)('a mail that is passed on inside its mailbox', () => {
  let dovecot: Dovecot;
  let client: ImapFlow;
  // Signing in by a password needs no database.
  const url = 'postgres://x@127.0.0.1/x';
  const settings = loadSettings({ DATABASE_URL: url, MASTER_KEY: randomBytes(32).toString('hex') });
  const contexts = new Contexts(new DataSource({ type: 'postgres', url }));
  const mover = new MailboxMover(
    new SettingsService(settings),
    new MailboxTokens(contexts, new Keyring(new MasterKey(randomBytes(32)))),
  );

  beforeAll(async () => {
    setLogLevel('silent');
    process.env[VARIABLE] = 'imap-spec';
    dovecot = await startDovecot();
    const auth = { user: dovecot.user, pass: dovecot.password };
    client = new ImapFlow({ host: '127.0.0.1', port: dovecot.port, secure: false, auth, logger: false });
    await client.connect();
    await client.mailboxCreate('Done');
  });
  afterAll(async () => {
    delete process.env[VARIABLE];
    await client?.logout();
    await dovecot?.stop();
  });

  const wish = (raw: Buffer, moveTo: string | null = null, messageId: string | null = null): MailToMove => ({
    config: {
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
      user: dovecot.user,
      passwordVariable: VARIABLE,
      folder: 'INBOX',
      moveTo,
    },
    identity: '1:1',
    sha256: createHash('sha256').update(raw).digest(),
    size: raw.length,
    journaledAt: new Date(),
    messageId,
    folder: 'Support',
  });
  async function lying(folder: string): Promise<string[]> {
    const { exists } = await client.mailboxOpen(folder);
    const sources: string[] = [];
    if (exists > 0)
      for await (const { source } of client.fetch('1:*', { source: true })) sources.push(String(source));
    return sources;
  }

  it('lies in the folder of its kind, byte for byte, and its neighbours where they were', async () => {
    for (const n of [1, 2, 3]) await client.append('INBOX', mail(n));
    expect(await mover.move(wish(mail(2), null, '2@example.com'))).toBe('moved to Support');
    expect(await lying('Support')).toEqual([String(mail(2))]);
    expect(await lying('INBOX')).toEqual([String(mail(1)), String(mail(3))]);
  });

  it('is moved once, however often it is asked for', async () => {
    expect(await mover.move(wish(mail(2), null, '2@example.com'))).toBe('moved to Support');
    expect(await lying('Support')).toHaveLength(1);
  });

  it('is told by its bytes and not by the Message-ID that somebody copied', async () => {
    await client.append('Done', mail(5, '<4@example.com>'));
    await client.append('Done', mail(4));
    expect(await mover.move(wish(mail(4), 'Done', '4@example.com'))).toBe('moved to Support');
    expect(await lying('Done')).toEqual([String(mail(5, '<4@example.com>'))]);
    expect(await mover.move(wish(mail(1), 'Done'))).toBe('moved to Support');
  });

  it('that its mailbox does not hold any more is said to be gone', async () => {
    expect(await mover.move(wish(mail(9), 'Nowhere'))).toBeNull();
  });
});
