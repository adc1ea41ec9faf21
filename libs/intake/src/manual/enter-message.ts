import { Injectable } from '@nestjs/common';
import { record } from '#audit';
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
   * Returns the id of the message; its ticket opens when the worker has been over it. The context is the desk's, not the
   * officer's: nobody may see a mail before it is classified, not even who typed it. That they typed it is an event in
   * their own name, in the same transaction: neither stands without the other.
   */
  async run(ctx: Context, entry: ManualEntry, officerId: string): Promise<string> {
    if (entry.receivedAt > ctx.now) throw new DomainError('entry.receipt-in-future', 'invalid');
    const { id: channelId } = await ensureChannel(ctx, 'manual', MANUAL_CHANNEL);
    const { MAIL_FROM, MAIL_DOMAIN } = this.settings.values;
    const raw = composeEntry(entry, MAIL_FROM, `${ctx.correlationId}@${MAIL_DOMAIN}`);
    const { messageId, known } = await this.store.run(ctx, {
      channelId,
      identity: sha256(raw).toString('hex'),
      raw,
      receivedAt: entry.receivedAt,
      receivedSource: 'typed',
    });
    // The same call a second time (a retry after a lost answer) enters nothing.
    if (known) return messageId;
    await record(inTheNameOf(ctx, officerId), {
      type: 'message.entered',
      object: { kind: 'message', id: messageId },
      content: { medium: entry.medium, receivedAt: entry.receivedAt.toISOString() },
    });
    return messageId;
  }
}

/** The same transaction, told as this officer's act. What the transaction may see stays as it is. */
const inTheNameOf = (ctx: Context, officerId: string): Context =>
  Object.create(ctx, { actor: { value: { kind: 'officer', officerId }, enumerable: true } }) as Context;
