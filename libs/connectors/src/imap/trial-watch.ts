import type { MailboxConnection } from './mailbox-connection.js';
import type { MailboxJournal } from './mailbox-journal.js';

const LISTED = 500;

/**
 * The first connection to a mailbox: its folder is opened read-only, its mails are counted by number and size, and not one of
 * them is read. An administrator sees what would be taken, then activates the channel.
 */
export class TrialWatch {
  constructor(
    private readonly mailbox: MailboxConnection,
    private readonly journal: MailboxJournal,
    private readonly options: { channelId: string; largest: number; pollMs: number },
  ) {}

  async run(signal: AbortSignal, healthy: () => void): Promise<void> {
    const { channelId, pollMs } = this.options;
    await this.mailbox.open();
    while (!signal.aborted) {
      await this.count();
      await this.journal.error(channelId, null);
      healthy();
      await this.mailbox.wait(pollMs, signal);
    }
  }

  private async count(): Promise<void> {
    await this.mailbox.select();
    const uids = await this.mailbox.uids(1);
    let bytes = 0;
    let tooLarge = 0;
    for (let at = 0; at < uids.length; at += LISTED) {
      const sizes = await this.mailbox.sizes(uids.slice(at, at + LISTED));
      for (const size of sizes.values()) {
        bytes += size;
        if (size > this.options.largest) tooLarge++;
      }
    }
    await this.journal.trial(this.options.channelId, { mails: uids.length, bytes, tooLarge });
  }
}
