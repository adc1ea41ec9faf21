import { isConnectionLoss, logger, sqlState } from '#foundation';
import { EmptyFetch, type MailboxConnection } from './mailbox-connection.js';
import type { FetchedMail, MailboxJournal } from './mailbox-journal.js';

export interface WatchOptions {
  readonly channelId: string;
  readonly moves: boolean;
  readonly pollMs: number;
  /** The whole folder is compared with the journal this often, not only what is new. */
  readonly compareMs: number;
}

const MOVED_AT_ONCE = 50;
/** So many mails that cannot be written one after the other are no fault of the mails. */
const FAILED_IN_A_ROW = 20;

/**
 * Watches one mailbox over one connection. What is to be read is what the folder holds and the journal does not: no
 * date, no flag and no position decides it. A position only says where the next look begins, and never passes a mail
 * that is not accounted for.
 */
export class MailboxWatch {
  private readonly log = logger('imap');
  private validity = 0n;
  private renumbered = false;
  /** The next look begins here; every UID below is accounted for. */
  private next = 1;
  private comparedAt = Number.NEGATIVE_INFINITY;
  private complaint: string | null | undefined;
  private failedInARow = 0;

  constructor(
    private readonly mailbox: MailboxConnection,
    private readonly journal: MailboxJournal,
    private readonly options: WatchOptions,
  ) {}

  /** Until `signal` says stop; throws when the connection or the database fails. `healthy` is called after each look. */
  async run(signal: AbortSignal, healthy: () => void): Promise<void> {
    await this.mailbox.open();
    while (!signal.aborted) {
      const now = performance.now();
      if (now - this.comparedAt >= this.options.compareMs) {
        await this.startOver();
        this.comparedAt = now;
      }
      await this.look(signal);
      healthy();
      await this.mailbox.wait(this.options.pollMs, signal);
    }
  }

  /** The whole folder again. The UIDVALIDITY is asked for anew: when it changed, so did every UID. */
  private async startOver(): Promise<void> {
    const { channelId } = this.options;
    this.validity = await this.mailbox.select();
    this.renumbered = await this.journal.hadOtherValidity(channelId, this.validity);
    this.next = 1;
  }

  private async look(signal: AbortSignal): Promise<void> {
    const { channelId } = this.options;
    const uids = await this.mailbox.uids(this.next);
    const missing = await this.journal.missing(channelId, this.validity, uids);
    const unread = new Set(missing);
    const known = uids.filter((uid) => !unread.has(uid));
    const failed: string[] = [];
    try {
      // A crash between COMMIT and move left them here.
      await this.move(known);
      await this.readAll(missing, unread, failed, signal);
    } finally {
      const last = uids.at(-1) ?? this.next - 1;
      this.next = Math.max(this.next, unread.size > 0 ? Math.min(...unread) : last + 1);
      await this.journal.position(channelId, this.validity, this.next - 1, unread.size);
    }
    await this.complain(failed);
  }

  /** In order; while one mail is written, the next one is already on its way. */
  private async readAll(
    uids: readonly number[],
    unread: Set<number>,
    failed: string[],
    signal: AbortSignal,
  ): Promise<void> {
    const read: number[] = [];
    let coming = uids.length > 0 ? this.fetch(uids[0]) : undefined;
    for (const [i, uid] of uids.entries()) {
      const fetched = await coming!;
      coming = i + 1 < uids.length && !signal.aborted ? this.fetch(uids[i + 1]) : undefined;
      const problem = await this.accept(uid, fetched);
      if (problem === undefined) {
        unread.delete(uid);
        if (!(fetched instanceof Error) && fetched !== null) read.push(uid);
      } else failed.push(problem);
      if (read.length >= MOVED_AT_ONCE) await this.move(read.splice(0));
      if (coming === undefined) break;
    }
    await this.move(read);
  }

  /** Writes what came for a UID. What is wrong with this mail alone is returned, so that the others go on. */
  private async accept(uid: number, fetched: FetchedMail | null | Error): Promise<string | undefined> {
    const { channelId } = this.options;
    if (fetched instanceof EmptyFetch) return fetched.message;
    if (fetched instanceof Error) throw fetched;
    if (fetched === null) {
      // Nothing is left that could be accounted for.
      this.log.warn({ channelId, uid }, 'removed at the server before it was read');
      return undefined;
    }
    try {
      await this.journal.store(channelId, this.validity, fetched, this.renumbered);
      this.failedInARow = 0;
      return undefined;
    } catch (error) {
      if (isGeneral(error) || ++this.failedInARow >= FAILED_IN_A_ROW) throw error;
      this.log.error({ err: error, channelId, uid }, 'not written to the journal');
      return `UID ${uid}: not written to the journal`;
    }
  }

  /** Never rejects, so that a fetch under way cannot go unheard; the error is raised when its turn comes. */
  private fetch(uid: number): Promise<FetchedMail | null | Error> {
    return this.mailbox
      .fetch(uid)
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  }

  private async move(uids: readonly number[]): Promise<void> {
    if (!this.options.moves) return;
    for (let at = 0; at < uids.length; at += MOVED_AT_ONCE)
      await this.mailbox.move(uids.slice(at, at + MOVED_AT_ONCE));
  }

  private async complain(failed: readonly string[]): Promise<void> {
    const complaint =
      failed.length === 0 ? null : `${failed.length} not read, tried again: ${failed.slice(0, 5).join('; ')}`;
    if (complaint === this.complaint) return;
    await this.journal.error(this.options.channelId, complaint);
    this.complaint = complaint;
  }
}

/** The server away, shutting down, out of disk or memory: every other mail would fail as well. */
function isGeneral(error: unknown): boolean {
  const code = sqlState(error) ?? '';
  return isConnectionLoss(error) || /^(53|57|58|ENOSPC|EDQUOT|EROFS|EMFILE)/.test(code);
}
