import { mailboxConfig, mailboxPassword } from './mailbox-config.js';

const config = (passwordVariable: string) =>
  mailboxConfig({ host: 'imap.example.org', port: 993, secure: true, user: 'contact', passwordVariable });
const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

describe('the password of a mailbox', () => {
  it.each(['IMAP_PASSWORD', 'IMAP_PASSWORD_CONTACT', 'IMAP_PASSWORD_DPO_2'])('is read from %s', (name) => {
    process.env[name] = 'open sesame';
    expect(mailboxPassword(config(name))).toBe('open sesame');
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
    const refused = () => mailboxPassword(config(name));
    expect(refused).toThrow('not a variable of a mailbox password');
    expect(refused).not.toThrow('a secret');
  });

  it('is missed by name', () => {
    expect(() => mailboxPassword(config('IMAP_PASSWORD_NOWHERE'))).toThrow(
      'IMAP_PASSWORD_NOWHERE is not set',
    );
  });
});
