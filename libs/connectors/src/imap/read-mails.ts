import { isRefusal, type MailboxConnection, NotGiven } from './mailbox-connection.js';
import type { FetchedMail } from './fetched-mail.js';
import type { Gap } from './mailbox-journal.js';
import { planBatches, type Batch } from './plan-batches.js';
import type { Suspects } from './suspects.js';
import { Writing, WritingFailed, type Written } from './writing.js';

/** Sizes are asked for so many mails at once. */
const LISTED = 500;
/** So many mails that cannot be written one after the other are no fault of the mails. */
const FAILED_IN_A_ROW = 20;

export interface ReadOptions {
  readonly largest: number;
  readonly suspects: Suspects;
  readonly store: (mails: readonly FetchedMail[]) => Promise<Written[]>;
  /** These are in the journal; called between two batches. */
  readonly done: (uids: readonly number[]) => Promise<void>;
}

/** One pass over mails that are not in the journal. What is wrong with one mail stays with that mail. */
export class ReadMails {
  readonly gaps: Gap[] = [];
  /** Removed at the server before they could be read. */
  readonly gone: number[] = [];
  private sizes = new Map<number, number>();
  private readonly writing: Writing;
  private failedInARow = 0;

  constructor(
    private readonly mailbox: MailboxConnection,
    private readonly options: ReadOptions,
  ) {
    this.writing = new Writing(options.store);
  }

  /** Throws when the connection or the journal fails; what was written until then was told to `done`. */
  async run(uids: readonly number[], signal: AbortSignal): Promise<void> {
    const { suspects } = this.options;
    const last = uids.filter((uid) => suspects.has(uid));
    const order = last.length === 0 ? uids : [...uids.filter((uid) => !suspects.has(uid)), ...last];
    try {
      for (let at = 0; at < order.length && !signal.aborted; at += LISTED)
        await this.readListed(order.slice(at, at + LISTED), signal);
    } catch (error) {
      const later = await this.writing.settle().catch((failure: WritingFailed) => failure);
      const failures = [error, later].filter((one) => one instanceof WritingFailed);
      const written = Array.isArray(later) ? later : [];
      await this.account([...failures.flatMap((one) => one.written), ...written]).catch(() => {});
      throw failures.length > 0 ? failures[0].reason : error;
    }
  }

  private async readListed(uids: readonly number[], signal: AbortSignal): Promise<void> {
    const { largest, suspects } = this.options;
    this.sizes = await this.mailbox.sizes(uids);
    const wanted = uids.filter((uid) => {
      if (suspects.rests(uid)) return this.leave(uid, 'breaks-connection');
      return (this.sizes.get(uid) ?? 0) <= largest || this.leave(uid, 'too-large');
    });
    for (const batch of planBatches(wanted, this.sizes, suspects)) {
      if (signal.aborted) return;
      await this.readBatch(batch, signal);
      await this.account(await this.writing.settle());
    }
  }

  private async readBatch({ uids, alone }: Batch, signal: AbortSignal): Promise<void> {
    const waiting = new Set(uids);
    if (!alone) {
      const came = this.take(waiting, signal);
      await this.watched(() => waiting.values().next().value, came);
    }
    for (const uid of waiting) {
      if (signal.aborted) return;
      await this.watched(() => uid, this.readOne(uid));
    }
  }

  private async take(waiting: Set<number>, signal: AbortSignal): Promise<void> {
    try {
      for await (const mail of this.mailbox.fetchMany([...waiting])) {
        waiting.delete(mail.uid);
        await this.writing.add(mail);
        if (signal.aborted) return;
      }
    } catch (error) {
      // One mail that it cannot give may have the server refuse all of them: each is asked for alone.
      if (!isRefusal(error)) throw error;
    }
  }

  private async readOne(uid: number): Promise<void> {
    try {
      const mail = await this.mailbox.fetch(uid, this.sizes.get(uid));
      this.options.suspects.cleared(uid);
      if (mail === null) this.gone.push(uid);
      else await this.writing.add(mail);
    } catch (error) {
      if (!(error instanceof NotGiven)) throw error;
      this.leave(uid, error.reason);
    }
  }

  /** Notes at which mail the connection broke. */
  private async watched(uid: () => number | undefined, act: Promise<void>): Promise<void> {
    try {
      await act;
    } catch (error) {
      const at = uid();
      if (!(error instanceof WritingFailed) && at !== undefined) this.options.suspects.broke(at);
      throw error;
    }
  }

  private leave(uid: number, reason: Gap['reason']): false {
    this.gaps.push({ uid, reason, size: this.sizes.get(uid) ?? null });
    return false;
  }

  private async account(written: readonly Written[]): Promise<void> {
    const done: number[] = [];
    for (const { uid, problem } of written) {
      this.failedInARow = problem === undefined ? 0 : this.failedInARow + 1;
      if (problem === undefined) done.push(uid);
      else this.leave(uid, problem);
    }
    await this.options.done(done);
    if (this.failedInARow >= FAILED_IN_A_ROW) throw new Error('the journal refuses one mail after the other');
  }
}
