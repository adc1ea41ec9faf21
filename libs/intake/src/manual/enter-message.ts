import { Injectable } from '@nestjs/common';
import { DomainError, SettingsService, type Context } from '#foundation';
import { ensureChannel } from '../channels/channel.js';
import { sha256 } from '../journal/mail-identity.js';
import { StoreMail } from '../journal/store-mail.js';
import { composeEntry, type ManualEntry } from './compose-entry.js';

export const MANUAL_CHANNEL = 'Saisie manuelle';

/** Post, phone or counter: an officer types what came, with its true receipt; from there on it is a message like any other. */
@Injectable()
export class EnterMessage {
  constructor(
    private readonly store: StoreMail,
    private readonly settings: SettingsService,
  ) {}

  /**
   * Returns the id of the message; its ticket opens when the worker has been over it. The journal is written as
   * the desk, not as the officer: nobody may see a mail before it is classified, not even who typed it.
   */
  async run(ctx: Context, entry: ManualEntry): Promise<string> {
    if (entry.receivedAt > ctx.now) throw new DomainError('entry.receipt-in-future', 'invalid');
    const { id: channelId } = await ensureChannel(ctx, 'manual', MANUAL_CHANNEL);
    const raw = composeEntry(
      entry,
      this.settings.values.MAIL_FROM,
      `${ctx.correlationId}@${this.settings.values.MAIL_DOMAIN}`,
    );
    const stored = await this.store.run(ctx, {
      channelId,
      identity: sha256(raw).toString('hex'),
      raw,
      receivedAt: entry.receivedAt,
      receivedSource: 'typed',
    });
    return stored.messageId;
  }
}
