import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import type { MailboxConfig } from './mailbox-config.js';
import type { FetchedMail } from './mailbox-journal.js';

/** The server gave no answer where there must be one; the mail stays on the list and is asked for again. */
export class EmptyFetch extends Error {
  constructor(readonly uid: number) {
    super(`UID ${uid}: the server returned nothing`);
    this.name = 'EmptyFetch';
  }
}

const SOCKET_MS = 120_000;
const LONGEST_IDLE_MS = 9 * 60_000;

/** One IMAP connection with its folder selected. Everything is addressed by UID; nothing is marked as read. */
export class MailboxConnection {
  /** More mails were announced since `wait` last looked. */
  private announced = false;
  private wake: () => void = () => {};
  private failure: Error | undefined;
  private readonly client: ImapFlow;

  constructor(
    private readonly config: MailboxConfig,
    password: string,
  ) {
    this.client = new ImapFlow({
      host: config.host,
      port: config.port,
      secure: config.secure,
      // Without TLS from the start it must come by STARTTLS, except to this machine.
      ...(config.secure ? {} : { doSTARTTLS: !isLoopback(config.host) }),
      auth: { user: config.user, pass: password },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: SOCKET_MS,
      maxIdleTime: LONGEST_IDLE_MS,
      clientInfo: { name: 'DPO Desk' },
    });
    this.client.on('error', (error: Error) => this.fail(error));
    this.client.on('close', () => this.fail(new Error('the connection was closed')));
    this.client.on('exists', ({ count, prevCount }) => {
      if (count <= prevCount) return;
      this.announced = true;
      this.wake();
    });
  }

  /** Signs in, makes the folder to move to when it is not there, selects the folder. */
  async open(): Promise<void> {
    await this.client.connect();
    const { moveTo } = this.config;
    if (moveTo !== null) await this.client.mailboxCreate(moveTo);
    await this.select();
  }

  /** Selects the folder again and returns its UIDVALIDITY as it is now. */
  async select(): Promise<bigint> {
    // Without a move nothing is changed at the server: then the folder is opened read-only.
    const mailbox = await this.client.mailboxOpen(this.config.folder, {
      readOnly: this.config.moveTo === null,
    });
    return mailbox.uidValidity;
  }

  /** The UIDs of the folder from `first` on, ascending. `n:*` always names the last mail too, hence the filter. */
  async uids(first: number): Promise<number[]> {
    this.announced = false;
    const found = await this.client.search(first <= 1 ? { all: true } : { uid: `${first}:*` }, { uid: true });
    if (!Array.isArray(found)) throw new Error('the server refused to list the folder');
    return found.filter((uid) => uid >= first).sort((a, b) => a - b);
  }

  /** One mail, without marking it as read; null when it was removed at the server meanwhile. */
  async fetch(uid: number): Promise<FetchedMail | null> {
    const query = { uid: true, size: true, internalDate: true, source: true };
    const answer = await this.client.fetchOne(String(uid), query, { uid: true });
    const { source, size, internalDate } = answer || {};
    const received = new Date(internalDate ?? Number.NaN);
    const whole =
      source !== undefined && (source.length > 0 || size === 0) && !Number.isNaN(received.getTime());
    if (whole) return { uid, raw: source, internalDate: received };
    const still = await this.client.search({ uid: String(uid) }, { uid: true });
    if (Array.isArray(still) && !still.includes(uid)) return null;
    throw new EmptyFetch(uid);
  }

  /** Moves mails that are in the journal. */
  async move(uids: readonly number[]): Promise<void> {
    const { moveTo } = this.config;
    if (moveTo === null || uids.length === 0) return;
    const moved = await this.client.messageMove(uids.join(','), moveTo, { uid: true });
    if (!moved) throw new Error('the server refused to move mails that are in the journal');
  }

  /** Idles until mails are announced, `ms` have passed, or `signal` says stop; throws when the connection is gone. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    this.mustBeOpen();
    if (this.announced || signal.aborted) return;
    // IDLE ends by itself when the next command is sent.
    this.client.idle().catch((error: Error) => this.fail(error));
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
      this.wake = done;
    });
    this.mustBeOpen();
  }

  /** Why the connection ended, when it did. */
  get lost(): Error | undefined {
    return this.failure;
  }

  /** Says goodbye when there is time for it; the connection is closed in any case. */
  async close(): Promise<void> {
    const goodbye = this.failure ? Promise.resolve() : this.client.logout().catch(() => {});
    await Promise.race([goodbye, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
    this.client.close();
  }

  private mustBeOpen(): void {
    if (this.failure) throw this.failure;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
