import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { datedFolder } from './dated-folder.js';
import { dial, type DialLimits } from './dial.js';
import type { MailboxConfig } from './mailbox-config.js';
import type { FetchedMail } from './fetched-mail.js';
import { moveMails, MoveRefused } from './move-mails.js';
import type { Credentials } from './sign-in.js';
import { uidSet } from './uid-set.js';

/** The server gave no answer where there must be one, or said no; the mail stays on the list and is asked for again. */
export class NotGiven extends Error {
  constructor(
    readonly uid: number,
    readonly reason: 'empty-answer' | 'refused' | 'too-large',
  ) {
    super(`UID ${uid}: ${reason}`);
    this.name = 'NotGiven';
  }
}

const QUERY = { uid: true, size: true, internalDate: true, source: true };
/** A large mail comes in pieces, so that it is never in memory twice. */
const PIECE = 4 * 1024 * 1024;

/** One IMAP connection with its folder selected. Everything is addressed by UID; nothing is marked as read. */
export class MailboxConnection {
  /** More mails were announced since `wait` last looked. */
  private announced = false;
  private wake: () => void = () => {};
  private failure: Error | undefined;
  private readonly client: ImapFlow;
  private readonly made = new Set<string>();

  /** With `readOnly` the folder is opened by EXAMINE: the server itself then refuses any change. */
  constructor(
    private readonly config: MailboxConfig,
    credentials: Credentials,
    private readonly readOnly: boolean,
    private readonly limits: DialLimits,
  ) {
    this.client = dial(config, credentials, limits);
    this.client.on('error', (error: Error) => this.fail(error));
    this.client.on('close', () => this.fail(new Error('the connection was closed')));
    this.client.on('exists', ({ count, prevCount }) => {
      if (count <= prevCount) return;
      this.announced = true;
      this.wake();
    });
  }

  /** Signs in and selects the folder. */
  async open(): Promise<void> {
    await this.client.connect();
    await this.select();
  }

  /** Selects the folder again and returns its UIDVALIDITY as it is now. */
  async select(): Promise<bigint> {
    const mailbox = await this.client.mailboxOpen(this.config.folder, { readOnly: this.readOnly });
    return mailbox.uidValidity;
  }

  /** The UIDs of the folder from `first` on, ascending. `n:*` always names the last mail too, hence the filter. */
  async uids(first: number): Promise<number[]> {
    this.announced = false;
    const found = await this.search(first <= 1 ? { all: true } : { uid: `${first}:*` });
    return found.filter((uid) => uid >= first).sort((a, b) => a - b);
  }

  /** Which of these are still there. */
  async still(uids: readonly number[]): Promise<number[]> {
    if (uids.length === 0) return [];
    const asked = new Set(uids);
    return (await this.search({ uid: uidSet(uids) })).filter((uid) => asked.has(uid));
  }

  /** Their sizes, as far as the server tells. */
  async sizes(uids: readonly number[]): Promise<Map<number, number>> {
    const sizes = new Map<number, number>();
    try {
      const rows = this.client.fetch(uidSet(uids), { uid: true, size: true }, { uid: true });
      for await (const { uid, size } of rows) if (size !== undefined) sizes.set(uid, size);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    return sizes;
  }

  /** Mails as they come, one after the other; what the server leaves out is left out. */
  async *fetchMany(uids: readonly number[]): AsyncGenerator<FetchedMail> {
    const asked = new Set(uids);
    for await (const answer of this.client.fetch(uidSet(uids), QUERY, { uid: true })) {
      const mail = wholeMail(answer);
      if (mail && asked.delete(mail.uid)) yield mail;
    }
  }

  /** One mail, of `size` bytes as far as is known; null when it was removed at the server meanwhile. */
  async fetch(uid: number, size?: number): Promise<FetchedMail | null> {
    let refused = false;
    try {
      const mail = (size ?? 0) > PIECE ? await this.inPieces(uid, size!) : await this.inOne(uid);
      if (mail) return mail;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused = true;
    }
    if ((await this.still([uid])).length === 0) return null;
    throw new NotGiven(uid, refused ? 'refused' : 'empty-answer');
  }

  /** The first bytes of one mail, to the end of a line; null when the server does not give them. */
  async beginning(uid: number, bytes: number): Promise<FetchedMail | null> {
    const query = { uid: true, internalDate: true, source: { start: 0, maxLength: bytes } };
    try {
      const answer = await this.client.fetchOne(String(uid), query, { uid: true });
      if (!answer || !answer.source) return null;
      const raw = answer.source.subarray(0, bytes);
      return wholeMail({ ...answer, source: raw.subarray(0, raw.lastIndexOf(10) + 1) });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return null;
    }
  }

  /** Moves mails that are in the journal to the folder of the day. */
  async move(uids: readonly number[], now: Date): Promise<void> {
    if (this.config.moveTo === null || uids.length === 0) return;
    const target = datedFolder(this.config.moveTo, now).split('/');
    const name = target.join('/');
    try {
      if (!this.made.has(name)) await this.client.mailboxCreate(target);
      this.made.add(name);
      await moveMails(this.client, uids, target);
    } catch (error) {
      // Perhaps somebody removed the folder.
      this.made.delete(name);
      throw isRefusal(error) ? new MoveRefused('the server refused the folder to move to') : error;
    }
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

  private async inOne(uid: number): Promise<FetchedMail | null> {
    const answer = await this.client.fetchOne(String(uid), QUERY, { uid: true });
    return answer ? wholeMail(answer) : null;
  }

  /** The size only says how much to make room for: the mail ends where a piece comes short. */
  private async inPieces(uid: number, size: number): Promise<FetchedMail | null> {
    let raw = Buffer.allocUnsafe(size + 1);
    for (let at = 0; ;) {
      const query = { uid: true, internalDate: true, source: { start: at, maxLength: PIECE } };
      const answer = await this.client.fetchOne(String(uid), query, { uid: true });
      const piece = answer ? answer.source : undefined;
      if (!answer || piece === undefined) return null;
      if (at + piece.length > this.limits.largest) throw new NotGiven(uid, 'too-large');
      if (at + piece.length > raw.length) raw = Buffer.concat([raw.subarray(0, at)], at + PIECE * 4);
      piece.copy(raw, at);
      at += piece.length;
      if (piece.length < PIECE) return wholeMail({ ...answer, size: at, source: raw.subarray(0, at) });
    }
  }

  private async search(query: { all: true } | { uid: string }): Promise<number[]> {
    const found = await this.client.search(query, { uid: true });
    if (!Array.isArray(found)) throw new Error('the server refused to list the folder');
    return found;
  }

  private mustBeOpen(): void {
    if (this.failure) throw this.failure;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }
}

/** A tagged NO or BAD: the connection stands, the answer is no. */
export const isRefusal = (error: unknown): boolean =>
  /^(NO|BAD)$/.test((error as { responseStatus?: string }).responseStatus ?? '');

function wholeMail({ uid, source, size, internalDate }: FetchMessageObject): FetchedMail | null {
  const received = new Date(internalDate ?? Number.NaN);
  if (source === undefined || (source.length === 0 && size !== 0)) return null;
  return Number.isNaN(received.getTime()) ? null : { uid, raw: source, internalDate: received };
}
