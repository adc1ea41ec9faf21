import { Inject, Injectable } from '@nestjs/common';
import { Contexts, logger, messagesReceived, sqlState } from '#foundation';
import { AcknowledgedMails, ensureChannel, recordChannelError, type Channel } from '#intake';
import { JournalDeliveries, LISTENER } from './journal-deliveries.js';
import { putOff } from './smtp-refusal.js';
import type { ReceivedData } from './read-data.js';

export interface Delivery extends ReceivedData {
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly remoteIp: string | null;
  /** What the client called itself in HELO, EHLO or LHLO. */
  readonly helo: string | null;
}

const CHANNEL = 'SMTP';
const CHANNEL_SECONDS = 1;
/** RFC 5321 4.5.3.2.6 has the client wait ten minutes; ours is sure long before. */
const COMMIT_MS = 60_000;
const ERROR_EVERY_MS = 10_000;

/** Writes one delivery to the journal. Returns after COMMIT; whatever else happens is "try again". */
@Injectable()
export class AcceptDelivery {
  private readonly log = logger('smtp');
  private channel: { value: Channel; until: number } | undefined;
  private erred = false;
  private erredAt = 0;

  constructor(
    @Inject(Contexts) private readonly contexts: Contexts,
    @Inject(JournalDeliveries) private readonly journal: JournalDeliveries,
    @Inject(AcknowledgedMails) private readonly acknowledged: AcknowledgedMails,
  ) {}

  /**
   * The same bytes twice are one mail: a client that did not hear our 250 sends again and nothing is doubled.
   * @law GDPR art. 12(3): the period runs from receipt, here the end of data.
   */
  async run(delivery: Delivery): Promise<void> {
    try {
      const known = await within(COMMIT_MS, this.store(delivery));
      messagesReceived.inc({ channel_kind: 'smtp', outcome: known ? 'known' : 'stored' });
      if (this.erred) await this.clearError();
    } catch (error) {
      messagesReceived.inc({ channel_kind: 'smtp', outcome: 'put-off' });
      await this.noteError(error);
      throw putOff();
    }
  }

  /** Makes the channel at start, so that the console shows it before the first mail. */
  async prepare(): Promise<void> {
    await this.currentChannel();
  }

  private async store(delivery: Delivery): Promise<boolean> {
    const channel = await this.currentChannel();
    if (channel.state !== 'active') throw new Error('the channel is paused');
    const { raw, sha256, receivedAt, envelopeFrom, envelopeTo, remoteIp, helo } = delivery;
    const known = await this.journal.run({
      channelId: channel.id,
      identity: sha256,
      raw,
      receivedAt,
      receivedSource: 'end-of-data',
      envelopeFrom,
      envelopeTo,
      remoteIp,
      helo,
    });
    this.acknowledged.note(channel.id, sha256);
    return known;
  }

  /** Looked up once a second rather than for every mail: a pause takes effect that much later. */
  private async currentChannel(): Promise<Channel> {
    if (this.channel && this.channel.until > Date.now()) return this.channel.value;
    const value = await this.contexts.run(LISTENER, (ctx) => ensureChannel(ctx, 'smtp', CHANNEL));
    this.channel = { value, until: Date.now() + CHANNEL_SECONDS * 1000 };
    return value;
  }

  private async noteError(error: unknown): Promise<void> {
    this.log.warn({ err: error }, 'a mail was put off');
    const channel = this.channel?.value;
    if (!channel || Date.now() - this.erredAt < ERROR_EVERY_MS) return;
    this.erredAt = Date.now();
    this.erred = true;
    const why = sqlState(error) ?? (error instanceof Error ? error.message : 'unknown');
    await this.writeError(channel.id, `mails are put off: ${why}`);
  }

  private async clearError(): Promise<void> {
    this.erred = false;
    if (this.channel) await this.writeError(this.channel.value.id, null);
  }

  /** Best effort: with the database down there is nowhere to write it, and the client must not wait for that. */
  private async writeError(channelId: string, error: string | null): Promise<void> {
    const written = this.contexts.run(LISTENER, (ctx) => recordChannelError(ctx, channelId, error), {
      statementTimeoutMs: 2000,
    });
    await within(2000, written).catch(() => (this.erred = true));
  }
}

/** The promise's result, or an error after `ms`; a late result is not awaited and does no harm. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no commit in time')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}
