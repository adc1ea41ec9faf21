import { ImapFlow } from 'imapflow';
import type { MailboxConfig } from './mailbox-config.js';
import { isLoopback } from './mailbox-secret.js';
import type { Credentials } from './sign-in.js';

const LONGEST_IDLE_MS = 9 * 60_000;

export interface DialLimits {
  /** A server that is silent for so long while it owes an answer is gone. */
  readonly silentMs: number;
  /** The largest mail that is read. */
  readonly largest: number;
}

/** A client that is not connected yet. */
export function dial(config: MailboxConfig, credentials: Credentials, limits: DialLimits): ImapFlow {
  return new ImapFlow({
    host: config.host,
    port: config.port,
    secure: config.secure,
    // Without TLS from the start it must come by STARTTLS, except to this machine.
    ...(config.secure ? {} : { doSTARTTLS: !isLoopback(config.host) }),
    auth: { user: config.user, ...credentials },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: limits.silentMs,
    maxIdleTime: LONGEST_IDLE_MS,
    // What was announced as smaller and comes larger ends the connection rather than the memory.
    maxLiteralSize: limits.largest + 1024 * 1024,
    clientInfo: { name: 'DPO Desk' },
  });
}
