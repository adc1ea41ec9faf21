import { Injectable } from '@nestjs/common';
import { record } from '#audit';
import { enqueue, jobs, logger, type Context } from '#foundation';
import { StoreMail } from '../journal/store-mail.js';
import { channelById } from './channel.js';
import { openGaps } from './channel-gaps.js';
import { CheckJournal } from './check-journal.js';
import { placed } from './compare-mailbox.js';
import type { MailboxCensus } from './mailbox-census.js';
import { ReconcileChannel } from './reconcile-channel.js';

const MOST_AT_ONCE = 50;

/** An officer wants it now: what a gap names is fetched once more, stuck mails start anew, and the channel is compared. */
export async function askChannelAgain(ctx: Context, channelId: string): Promise<void> {
  await channelById(ctx, channelId);
  await record(ctx, { type: 'channel.asked-again', object: { kind: 'channel', id: channelId } });
  await enqueue(ctx, jobs.askAgain, { channelId });
}

@Injectable()
export class AskAgain {
  private readonly log = logger('channels');

  constructor(
    private readonly reconcile: ReconcileChannel,
    private readonly journal: CheckJournal,
    private readonly store: StoreMail,
  ) {}

  async run(ctx: Context, channelId: string, census: MailboxCensus): Promise<void> {
    await this.fetchMissing(ctx, channelId, census);
    await this.journal.restart(ctx, channelId);
    await this.reconcile.run(ctx, channelId, census);
  }

  /**
   * A mail that lies in a folder of the mailbox and has no row is fetched from there. Its identity names the folder: the UID that it
   * had where it was to be read is not known any more.
   */
  private async fetchMissing(ctx: Context, channelId: string, census: MailboxCensus): Promise<void> {
    const channel = await channelById(ctx, channelId);
    if (channel.kind !== 'imap' || channel.state !== 'active') return;
    const missing = (await openGaps(ctx, channelId)).filter(({ why }) => why === 'not-in-journal');
    for (const { subject } of missing.slice(0, MOST_AT_ONCE)) {
      const place = placed(subject);
      // What lies in the folder that is read is the watcher's, which looks there all the time.
      if (place === null || place.folder === (channel.config.folder ?? 'INBOX')) continue;
      try {
        const mail = await census.fetch(channel, place.folder, place.uidValidity, place.uid);
        if (mail === null) continue;
        await ctx.savepoint(() =>
          this.store.run(ctx, {
            channelId,
            identity: subject,
            raw: mail.raw,
            receivedAt: mail.internalDate,
            receivedSource: 'internaldate',
          }),
        );
      } catch (error) {
        this.log.warn({ err: error, channelId }, 'a missing mail could not be fetched');
      }
    }
  }
}
