import type { FetchedMail } from './fetched-mail.js';

export interface Written {
  readonly uid: number;
  /** Why this mail alone is not in the journal. */
  readonly problem?: 'not-written';
}

/** Mails of one transaction: one wait for the disk instead of one each. */
const TOGETHER = 16;
const TOGETHER_BYTES = 2 * 1024 * 1024;
/** All that is on its way to the journal: reading waits when it is more. */
const UNDER_WAY = 3;
const UNDER_WAY_BYTES = 16 * 1024 * 1024;

/** Writes mails to the journal while the next ones are read: several in a transaction, several transactions, bounded by bytes. */
export class Writing {
  private tray: FetchedMail[] = [];
  private trayBytes = 0;
  private bytes = 0;
  private readonly underWay = new Set<Promise<void>>();
  private written: Written[] = [];
  private failure: unknown;

  /** `store` resolves after COMMIT and rejects when the journal itself fails. */
  constructor(private readonly store: (mails: readonly FetchedMail[]) => Promise<Written[]>) {}

  /** Takes a mail; returns when there is room for the next one. */
  async add(mail: FetchedMail): Promise<void> {
    if (this.tray.length > 0 && this.trayBytes + mail.raw.length > TOGETHER_BYTES) this.send();
    while (this.underWay.size > 0 && this.bytes + this.trayBytes + mail.raw.length > UNDER_WAY_BYTES)
      await Promise.race(this.underWay);
    this.tray.push(mail);
    this.trayBytes += mail.raw.length;
    if (this.tray.length >= TOGETHER || this.trayBytes > TOGETHER_BYTES) this.send();
    while (this.underWay.size >= UNDER_WAY) await Promise.race(this.underWay);
    if (this.failure !== undefined) throw new WritingFailed(this.failure, []);
  }

  /** Waits until everything taken is in the journal, and tells what became of it. */
  async settle(): Promise<Written[]> {
    this.send();
    await Promise.all(this.underWay);
    const { written, failure } = this;
    this.written = [];
    this.failure = undefined;
    if (failure !== undefined) throw new WritingFailed(failure, written);
    return written;
  }

  private send(): void {
    const mails = this.tray;
    const bytes = this.trayBytes;
    if (mails.length === 0) return;
    this.tray = [];
    this.trayBytes = 0;
    this.bytes += bytes;
    const act = this.store(mails)
      .then((written) => void this.written.push(...written))
      .catch((error: unknown) => void (this.failure ??= error))
      .finally(() => {
        this.bytes -= bytes;
        this.underWay.delete(act);
      });
    this.underWay.add(act);
  }
}

/** The journal failed; some mails were written before. */
export class WritingFailed extends Error {
  constructor(
    readonly reason: unknown,
    readonly written: readonly Written[],
  ) {
    super('the journal cannot be written', { cause: reason });
    this.name = 'WritingFailed';
  }
}
