import { mailboxConfig } from './mailbox-config.js';
import { mailboxSecret } from './mailbox-secret.js';

const config = (passwordVariable: string, more = {}) =>
  mailboxConfig({
    host: 'imap.example.org',
    port: 993,
    secure: true,
    user: 'contact',
    passwordVariable,
    ...more,
  });
const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

describe('the password of a mailbox', () => {
  it.each(['IMAP_PASSWORD', 'IMAP_PASSWORD_CONTACT', 'IMAP_PASSWORD_DPO_2'])('is read from %s', (name) => {
    process.env[name] = 'open sesame';
    process.env[`${name}_HOSTS`] = 'imap.example.org';
    expect(mailboxSecret(config(name))).toEqual({ value: 'open sesame', clientSecret: null });
  });

  it.each([
    'MASTER_KEY',
    'DATABASE_URL',
    'DPO_OWNER_PASSWORD',
    'AWS_SECRET_ACCESS_KEY',
    'PATH',
    'IMAP_PASSWORDS',
    'IMAP_PASSWORD_',
    'imap_password_contact',
    'MY_IMAP_PASSWORD_CONTACT',
    'MASTER_KEY\nIMAP_PASSWORD_CONTACT',
  ])('is never read from %j, whatever the database holds', (name) => {
    process.env[name] = 'a secret';
    const refused = () => mailboxSecret(config(name));
    expect(refused).toThrow('not a variable of a mailbox password');
    expect(refused).not.toThrow('a secret');
  });

  it('is missed by name', () => {
    expect(() => mailboxSecret(config('IMAP_PASSWORD_NOWHERE'))).toThrow('IMAP_PASSWORD_NOWHERE is not set');
  });
});

describe('where the secret of a mailbox may go', () => {
  const NAME = 'IMAP_PASSWORD_CONTACT';
  const oauth = {
    signIn: 'client-credentials',
    tokenUrl: 'https://login.example.org/token',
    clientId: 'desk',
  };
  const to = (hosts: string | undefined, more = {}) => {
    process.env[NAME] = 'a secret';
    if (hosts !== undefined) process.env[`${NAME}_HOSTS`] = hosts;
    return () => mailboxSecret(config(NAME, more));
  };

  it('is said beside it in the environment, not by whoever adds a channel', () => {
    expect(to('imap.example.org, imap2.example.org')().value).toBe('a secret');
    const elsewhere = to('imap.example.org', { host: 'imap.example.org.evil.example' });
    expect(elsewhere).toThrow(
      'IMAP_PASSWORD_CONTACT may not be sent to imap.example.org.evil.example: the variable IMAP_PASSWORD_CONTACT_HOSTS does not name it',
    );
    expect(elsewhere).not.toThrow('a secret');
  });

  it('is nowhere but this machine as long as nothing is said', () => {
    expect(to(undefined)).toThrow('may not be sent to imap.example.org');
    for (const host of ['127.0.0.1', 'localhost', '::1'])
      expect(to(undefined, { host })().value).toBe('a secret');
    expect(to(undefined, { host: '127.0.0.1.evil.example' })).toThrow('may not be sent');
  });

  it('is asked of the server that gives tokens as well', () => {
    expect(to('imap.example.org', oauth)).toThrow('may not be sent to login.example.org');
    expect(to('imap.example.org login.example.org', oauth)().value).toBe('a secret');
  });

  it('knows a host in every spelling of its name', () => {
    expect(to('IMAP.Example.org.', { host: 'imap.EXAMPLE.org' })().value).toBe('a secret');
  });
});
