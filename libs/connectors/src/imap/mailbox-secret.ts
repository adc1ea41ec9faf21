import { isIP } from 'node:net';
import { mailboxAsksForToken, mailboxPasswordVariable } from '#domain';
import type { MailboxConfig } from './mailbox-config.js';

export interface MailboxSecret {
  /** The password, the access token, the client's secret, or the refresh token. */
  readonly value: string;
  /** Of a client that has a secret beside its refresh token. */
  readonly clientSecret: string | null;
}

/**
 * The secret from the variable that the channel names; the database never holds it. An administrator names both the variable and the
 * servers it goes to, so that whoever runs the workers says beside the secret where it may go: otherwise a channel could be aimed at
 * any host to read a secret that administrators must not see. On this machine it stays where it is.
 */
export function mailboxSecret(config: MailboxConfig): MailboxSecret {
  const { passwordVariable: name, host, tokenUrl, signIn } = config;
  // Asked again where it is used: what stands in the database may be older than the rule, or come by another way than the form.
  if (!mailboxPasswordVariable.test(name))
    throw new Error(`${name} is not a variable of a mailbox password: its name begins with IMAP_PASSWORD`);
  const value = environment(name);
  if (!value) throw new Error(`the environment variable ${name} is not set`);
  const allowed = hostsOf(environment(`${name}_HOSTS`));
  const asked = mailboxAsksForToken(signIn) && tokenUrl !== null ? [new URL(tokenUrl).hostname] : [];
  for (const one of [host, ...asked].map(plainHost))
    if (!isLoopback(one) && !allowed.includes(one))
      throw new Error(`${name} may not be sent to ${one}: the variable ${name}_HOSTS does not name it`);
  return { value, clientSecret: environment(`${name}_SECRET`) || null };
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const hostsOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map(plainHost);

/** As it is compared: an address in a URL stands in brackets, and the last dot of a name says nothing. */
const plainHost = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/\.$/, '');

// eslint-disable-next-line no-restricted-syntax -- the variable is named by the channel, so no settings schema can list it
const environment = (name: string): string | undefined => process.env[name];
