import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Keyring, MasterKey, setLogLevel } from '#foundation';
import { testDatabase, type TestDatabase } from '#foundation/testing';
import { dovecotInstalled } from '../../../../test/servers/dovecot.js';
import { mail, MailboxBed, range, until } from '../../../../test/servers/mailbox-bed.js';
import { startTokenServer, type TokenServer } from '../../../../test/servers/token-server.js';
import { mailboxConfig } from './mailbox-config.js';
import { MailboxTokens } from './mailbox-tokens.js';
import { SignIn } from './sign-in.js';

// Servers are started for each of them, beside whatever else the machine does.
jest.setTimeout(120_000);

const VARIABLE = 'IMAP_PASSWORD_OAUTH';
const oauth = { passwordVariable: VARIABLE, signIn: 'client-credentials', clientId: 'desk' };
let tokens: TokenServer;
let database: TestDatabase;
beforeAll(async () => {
  setLogLevel('silent');
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  process.env[VARIABLE] = 'client-secret';
  tokens = await startTokenServer({ secret: 'client-secret', user: 'contact' });
});
afterEach(async () => {
  delete process.env[VARIABLE];
  await tokens.close();
});

const master = new MasterKey(randomBytes(32));
/** The tokens as one more process of the desk has them. */
const anotherProcess = (): MailboxTokens => new MailboxTokens(database.contexts, new Keyring(master));
const mailbox = (config = {}) =>
  mailboxConfig({
    host: '::1',
    port: 143,
    secure: false,
    user: 'u',
    tokenUrl: tokens.url,
    ...oauth,
    ...config,
  });

describe('an access token', () => {
  const signIn = (config = {}) => new SignIn(mailbox(config), anotherProcess());

  it('is asked for once and kept, until the mail server refuses it', async () => {
    const one = signIn();
    expect(await one.credentials()).toEqual({ accessToken: 'token-1' });
    expect(await one.credentials()).toEqual({ accessToken: 'token-1' });
    one.refused();
    expect(await one.credentials()).toEqual({ accessToken: 'token-2' });
  });

  it('is asked for anew before it ends', async () => {
    await tokens.close();
    tokens = await startTokenServer({ secret: 'client-secret', user: 'contact', seconds: 30 });
    const one = signIn();
    await one.credentials();
    expect(await one.credentials()).toEqual({ accessToken: 'token-2' });
  });

  it('is not had with a wrong secret, and the error repeats nothing of it', async () => {
    process.env[VARIABLE] = 'wrong-secret';
    const refused = signIn().credentials();
    await expect(refused).rejects.toThrow('the token endpoint answered 401');
    await expect(refused).rejects.not.toThrow('wrong-secret');
  });

  it('is never asked for without TLS, except on this machine', () => {
    expect(() => signIn({ tokenUrl: 'http://login.example.org/token' })).toThrow('tokenUrl');
    expect(() => signIn({ tokenUrl: 'https://login.example.org@evil.example/token' })).toThrow('tokenUrl');
    expect(() => signIn({ tokenUrl: null })).toThrow('tokenUrl');
  });
});

describe('an access token by a refresh token', () => {
  const signIn = () => new SignIn(mailbox({ signIn: 'refresh-token' }), anotherProcess());
  const token = async (one: SignIn) => (await one.credentials()) as { accessToken: string };

  beforeEach(async () => {
    await tokens.close();
    process.env[VARIABLE] = `first-${randomBytes(8).toString('hex')}`;
    process.env[`${VARIABLE}_SECRET`] = 'client-secret';
    tokens = await startTokenServer({
      secret: 'client-secret',
      user: 'contact',
      refresh: process.env[VARIABLE],
    });
  });
  afterEach(() => {
    delete process.env[`${VARIABLE}_SECRET`];
  });

  it('is shared by all processes, so that no refresh token is ever shown twice', async () => {
    const given = await Promise.all(Array.from({ length: 6 }, () => token(signIn())));
    expect(new Set(given.map(({ accessToken }) => accessToken))).toEqual(new Set(['token-1']));
    expect(tokens.thefts()).toBe(0);
  });

  it('is had anew with the refresh token that came with the last one, also after a restart', async () => {
    const one = signIn();
    await token(one);
    // What was asked for just then is as good as the next one.
    expect(one.refused()).toBe(false);
    expect(await token(one)).toEqual({ accessToken: 'token-2' });
    const restarted = signIn();
    expect(await token(restarted)).toEqual({ accessToken: 'token-2' });
    expect(restarted.refused()).toBe(true);
    expect(await token(restarted)).toEqual({ accessToken: 'token-3' });
    expect(tokens.refreshToken()).toBe('refresh-3');
    expect(tokens.thefts()).toBe(0);
  });

  it('is renewed before it ends', async () => {
    await tokens.close();
    tokens = await startTokenServer({
      secret: 'client-secret',
      user: 'contact',
      seconds: 45,
      refresh: process.env[VARIABLE],
    });
    await token(signIn());
    expect(await token(signIn())).toEqual({ accessToken: 'token-2' });
  });

  it('begins anew with another refresh token in the environment', async () => {
    await token(signIn());
    await tokens.close();
    process.env[VARIABLE] = 'a-new-consent';
    tokens = await startTokenServer({ secret: 'client-secret', user: 'contact', refresh: 'a-new-consent' });
    expect(await token(signIn())).toEqual({ accessToken: 'token-1' });
    expect(tokens.thefts()).toBe(0);
  });

  it('lies sealed in the database, and an error repeats nothing of it', async () => {
    await token(signIn());
    const rows = await database.ownerQuery<{ sealed: Buffer }>('select sealed from mailbox_token');
    for (const { sealed } of rows) expect(sealed.toString('latin1')).not.toMatch(/token-|refresh-|first-/);
    process.env[VARIABLE] = 'used-up-long-ago';
    const refused = token(signIn());
    await expect(refused).rejects.toThrow('the token endpoint answered 400');
    await expect(refused).rejects.not.toThrow('used-up');
  });
});

(dovecotInstalled ? describe : describe.skip)('a Dovecot that asks an OAuth2 server', () => {
  let bed: MailboxBed;
  beforeEach(async () => {
    bed = await MailboxBed.open({ introspection: tokens.port });
    bed.dovecot.deliver(range(0, 3).map((n) => mail(n)));
  });
  afterEach(() => bed.close());

  it('is signed in to with a token that the desk asks for, and with a new one when it was taken back', async () => {
    await bed.channel({ ...oauth, tokenUrl: tokens.url });
    await bed.worker();
    await until('3 mails', bed.holds(3));
    tokens.revoke();
    bed.imapNetwork.drop();
    bed.dovecot.deliver([mail(3)]);
    await until('the next', bed.holds(4));
    expect(tokens.given()).toBeGreaterThan(1);
  });

  it('is signed in to with a token of the environment, and says when it is refused', async () => {
    process.env[VARIABLE] = 'given-by-hand';
    await bed.channel({ passwordVariable: VARIABLE, signIn: 'token' });
    await bed.worker();
    await until('refused', async () => /refused the user/.test((await bed.channelRow()).last_error ?? ''));
    tokens.know('given-by-hand');
    await until('3 mails', bed.holds(3));
  });

  it('is shown no secret for a server that the environment does not name, and the channel says which', async () => {
    // The same machine, by a name that is not its own: nothing is sent, whatever the name resolves to.
    await bed.channel({ host: 'imap.evil.example', passwordVariable: VARIABLE });
    await bed.worker();
    const said = /IMAP_PASSWORD_OAUTH may not be sent to imap\.evil\.example/;
    await until('said', async () => said.test((await bed.channelRow()).last_error ?? ''));
    process.env[`${VARIABLE}_HOSTS`] = 'imap.evil.example';
    try {
      await until('tried', async () => !said.test((await bed.channelRow()).last_error ?? ''));
    } finally {
      delete process.env[`${VARIABLE}_HOSTS`];
    }
  });

  it('is signed in to by a refresh token, and again when the token was taken back', async () => {
    await tokens.close();
    process.env[VARIABLE] = 'by-consent';
    process.env[`${VARIABLE}_SECRET`] = 'client-secret';
    tokens = await startTokenServer({ secret: 'client-secret', user: 'contact', refresh: 'by-consent' });
    await bed.close();
    bed = await MailboxBed.open({ introspection: tokens.port });
    bed.dovecot.deliver(range(0, 3).map((n) => mail(n)));
    await bed.channel({ ...oauth, signIn: 'refresh-token', tokenUrl: tokens.url });
    await bed.worker();
    await until('3 mails', bed.holds(3));
    tokens.revoke();
    bed.imapNetwork.drop();
    bed.dovecot.deliver([mail(3)]);
    await until('the next', bed.holds(4));
    expect(tokens.given()).toBe(2);
    delete process.env[`${VARIABLE}_SECRET`];
  });
});
