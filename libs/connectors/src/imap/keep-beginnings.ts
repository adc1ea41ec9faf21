import type { MailboxConnection } from './mailbox-connection.js';
import type { Gap, MailboxJournal } from './mailbox-journal.js';
import type { Suspects } from './suspects.js';

/** Headers and the first text of nearly every mail lie in so many bytes. */
const BEGINNING = 256 * 1024;

/**
 * Of a mail that is larger than what is read, the beginning is kept, with a row and a ticket of its own: somebody has to see who
 * wrote what about. The mail itself stays where it is, and stays a gap until it is read or an administrator says what became of it.
 */
export class KeepBeginnings {
  private readonly looked = new Set<number>();
  private validity: bigint | undefined;

  constructor(
    private readonly mailbox: MailboxConnection,
    private readonly journal: MailboxJournal,
    private readonly suspects: Suspects,
    private readonly options: { readonly channelId: string; readonly largest: number },
  ) {}

  /** After everything else of a look: what fails here has kept no other mail waiting. */
  async of(gaps: readonly Gap[], uidValidity: bigint, renumbered: boolean): Promise<void> {
    if (this.validity !== uidValidity) this.looked.clear();
    this.validity = uidValidity;
    const { channelId } = this.options;
    const large = gaps.filter(({ uid, reason }) => reason === 'too-large' && !this.looked.has(uid));
    if (large.length === 0) return;
    const uids = large.map(({ uid }) => uid);
    const missing = new Set(await this.journal.withoutBeginning(channelId, uidValidity, uids));
    for (const gap of large) {
      if (missing.has(gap.uid)) await this.keep(gap, uidValidity, renumbered);
      this.looked.add(gap.uid);
    }
  }

  private async keep({ uid, size }: Gap, uidValidity: bigint, renumbered: boolean): Promise<void> {
    const { channelId, largest } = this.options;
    const mail = await this.mailbox.beginning(uid, Math.min(BEGINNING, largest)).catch((error: unknown) => {
      this.suspects.broke(uid);
      throw error;
    });
    // A size that the server told wrongly is at least more than what is read.
    const whole = Math.max(size ?? 0, largest + 1);
    if (mail) await this.journal.storeBeginning(channelId, uidValidity, mail, whole, renumbered);
  }
}
