import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setLogLevel } from '#foundation';
import { dovecotInstalled } from '../../../../test/servers/dovecot.js';
import { mail, MailboxBed, range, until } from '../../../../test/servers/mailbox-bed.js';
import { startTokenServer, type TokenServer } from '../../../../test/servers/token-server.js';
import { mailboxConfig } from './mailbox-config.js';
import { SignIn } from './sign-in.js';

// Servers are started for each of them, beside whatever else the machine does.
jest.setTimeout(120_000);

const VARIABLE = 'IMAP_PASSWORD_OAUTH';
const oauth = { passwordVariable: VARIABLE, signIn: 'client-credentials', clientId: 'desk' };
let tokens: TokenServer;
beforeAll(() => setLogLevel('silent'));
beforeEach(async () => {
  process.env[VARIABLE] = 'client-secret';
  tokens = await startTokenServer({ secret: 'client-secret', user: 'contact' });
});
afterEach(async () => {
  delete process.env[VARIABLE];
  await tokens.close();
});

describe('an access token', () => {
  const signIn = (config = {}) =>
    new SignIn(
      mailboxConfig({
        host: '::1',
        port: 143,
        secure: false,
        user: 'u',
        tokenUrl: tokens.url,
        ...oauth,
        ...config,
      }),
    );

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
});
