import { logger } from '#foundation';
import { KeepBeginnings } from './keep-beginnings.js';
import type { MailboxConnection } from './mailbox-connection.js';
import type { Gap, MailboxJournal } from './mailbox-journal.js';
import { MoveRefused } from './move-mails.js';
import { ReadMails } from './read-mails.js';
import type { Suspects } from './suspects.js';

export interface WatchOptions {
  readonly channelId: string;
  readonly moves: boolean;
  readonly largest: number;
  readonly pollMs: number;
  /** The whole folder is compared with the journal this often, not only what is new. */
  readonly compareMs: number;
}

const MOVED_AT_ONCE = 100;
/** A backlog of more is announced before it is read. */
const BACKLOG = 200;

/**
 * Watches one mailbox over one connection. What is to be read is what the folder holds and the journal does not: no
 * date, no flag and no position decides it. A position only says where the next look begins, and never passes a mail
 * that is not accounted for.
 */
export class MailboxWatch {
  private readonly log = logger('imap');
  private validity = 0n;
  private renumbered = false;
  /** The next look begins here; every UID below is accounted for or in `open`. */
  private next = 1;
  /** Not read so far; asked for again at each look. Unknown after a start. */
  private open: readonly Gap[] | undefined;
  private comparedAt = Number.NEGATIVE_INFINITY;
  private complaint: string | null | undefined;
  private unmoved: string | undefined;
  private readonly beginnings: KeepBeginnings;

  constructor(
    private readonly mailbox: MailboxConnection,
    private readonly journal: MailboxJournal,
    private readonly suspects: Suspects,
    private readonly options: WatchOptions,
  ) {
    this.beginnings = new KeepBeginnings(mailbox, journal, suspects, options);
  }

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
    const before = (this.open ?? []).map(({ uid }) => uid).filter((uid) => uid < this.next);
    const uids = [...(await this.mailbox.still(before)), ...(await this.mailbox.uids(this.next))];
    const missing = await this.journal.missing(channelId, this.validity, uids);
    const unread = new Set(missing);
    this.unmoved = undefined;
    const pass = this.pass(unread);
    if (missing.length > BACKLOG) await this.position(uids, unread, []);
    try {
      // A crash between COMMIT and move left them here.
      await this.move(uids.filter((uid) => !unread.has(uid)));
      await pass.run(missing, signal);
    } finally {
      for (const uid of pass.gone) unread.delete(uid);
      await this.position(uids, unread, pass.gaps);
    }
    if (signal.aborted) return;
    await this.keepGaps(pass);
    await this.complain(pass.gaps);
    await this.beginnings.of(pass.gaps, this.validity, this.renumbered);
  }

  private pass(unread: Set<number>): ReadMails {
    const { channelId, largest } = this.options;
    return new ReadMails(this.mailbox, {
      largest,
      suspects: this.suspects,
      store: (mails) => this.journal.store(channelId, this.validity, mails, this.renumbered),
      done: async (uids) => {
        for (const uid of uids) unread.delete(uid);
        await this.move(uids);
      },
    });
  }

  /** The next look begins behind everything that is accounted for or stands as a gap; what is remembered stops at the first gap. */
  private async position(
    uids: readonly number[],
    unread: ReadonlySet<number>,
    gaps: readonly Gap[],
  ): Promise<void> {
    const { channelId } = this.options;
    const left = new Set(gaps.map(({ uid }) => uid));
    const behind = Math.max(this.next, (uids.at(-1) ?? 0) + 1);
    const waiting = lowest(unread, (uid) => !left.has(uid));
    if (waiting === undefined || waiting >= this.next) this.next = Math.max(this.next, waiting ?? behind);
    const first = lowest(unread, () => true);
    await this.journal.position(channelId, this.validity, (first ?? this.next) - 1, unread.size);
  }

  private async keepGaps({ gaps, gone }: ReadMails): Promise<void> {
    const { channelId } = this.options;
    for (const uid of gone) this.log.warn({ channelId, uid }, 'removed at the server before it was read');
    if (gaps.length > 0 || gone.length > 0 || this.open === undefined || this.open.length > 0)
      await this.journal.gaps(channelId, this.validity, gaps, gone);
    this.open = gaps;
  }

  /** A folder that cannot take them keeps nothing from being read. */
  private async move(uids: readonly number[]): Promise<void> {
    if (!this.options.moves || this.unmoved !== undefined) return;
    try {
      for (let at = 0; at < uids.length; at += MOVED_AT_ONCE)
        await this.mailbox.move(uids.slice(at, at + MOVED_AT_ONCE), new Date());
    } catch (error) {
      if (!(error instanceof MoveRefused)) throw error;
      this.unmoved = error.message;
    }
  }

  private async complain(gaps: readonly Gap[]): Promise<void> {
    const parts = gaps.slice(0, 5).map(({ uid, reason }) => `UID ${uid}: ${REASONS[reason]}`);
    const unread = gaps.length === 0 ? [] : [`${gaps.length} not read, tried again: ${parts.join('; ')}`];
    const complaint = [...unread, ...(this.unmoved ? [this.unmoved] : [])].join('. ') || null;
    if (complaint === this.complaint) return;
    await this.journal.error(this.options.channelId, complaint);
    this.complaint = complaint;
  }
}

function lowest(uids: ReadonlySet<number>, counts: (uid: number) => boolean): number | undefined {
  let low: number | undefined;
  for (const uid of uids) if (counts(uid) && (low === undefined || uid < low)) low = uid;
  return low;
}

const REASONS: Record<Gap['reason'], string> = {
  'empty-answer': 'the server returned nothing',
  refused: 'the server refuses it',
  'too-large': 'larger than what is accepted',
  'not-written': 'not written to the journal',
  'breaks-connection': 'the connection breaks whenever it is asked for',
  'removed-unread': 'removed before it was read',
};
