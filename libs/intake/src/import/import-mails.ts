import { Injectable } from '@nestjs/common';
import { Contexts, SettingsService, type Actor } from '#foundation';
import { AcknowledgedMails } from '../channels/acknowledged-mails.js';
import { ensureChannel } from '../channels/channel.js';
import { StoreMail } from '../journal/store-mail.js';
import { looksLikeMbox, splitMbox } from './split-mbox.js';
import { sha256 } from '../journal/mail-identity.js';
import { receiptOf } from './receipt-of.js';

export const IMPORT_CHANNEL = 'Import';

/** What one file gave. `error` is a code: `too-large`, `empty`. */
export interface ImportedFile {
  readonly name: string;
  readonly mails: number;
  readonly added: number;
  readonly known: number;
  readonly error: string | null;
}

export interface ImportOptions {
  readonly channelName?: string;
  /** Moves every receipt instant by this many milliseconds; for sample data only. */
  readonly shiftMs?: number;
}

/** Loads mails into the journal, each in its own transaction: safe to break off and to repeat. */
@Injectable()
export class ImportMails {
  constructor(
    private readonly contexts: Contexts,
    private readonly store: StoreMail,
    private readonly settings: SettingsService,
    private readonly acknowledged: AcknowledgedMails,
  ) {}

  /** One file: a single mail or an mbox. A file that cannot be taken says why and stops nothing. */
  async file(
    actor: Actor,
    name: string,
    bytes: Buffer,
    fileDate: Date,
    options: ImportOptions = {},
  ): Promise<ImportedFile> {
    const channelId = await this.channel(options.channelName);
    const counts = { mails: 0, added: 0, known: 0, error: null as string | null };
    for (const raw of looksLikeMbox(bytes) ? splitMbox(bytes) : [bytes]) {
      counts.mails++;
      if (raw.length === 0) {
        counts.error ??= 'empty';
        continue;
      }
      if (raw.length > this.settings.values.SMTP_MAX_BYTES) {
        counts.error = 'too-large';
        continue;
      }
      const known = await this.one(actor, channelId, raw, fileDate, options.shiftMs ?? 0);
      counts[known ? 'known' : 'added']++;
    }
    return { name, ...counts };
  }

  private async one(
    actor: Actor,
    channelId: string,
    raw: Buffer,
    fileDate: Date,
    shiftMs: number,
  ): Promise<boolean> {
    const { receivedAt, source } = receiptOf(raw, this.settings.values.OWN_MX, fileDate);
    const mail = {
      channelId,
      identity: sha256(raw).toString('hex'),
      raw,
      receivedAt: new Date(receivedAt.getTime() + shiftMs),
      receivedSource: source,
    };
    const known = await this.contexts.run(actor, (ctx) => this.store.runLast(ctx, mail));
    this.acknowledged.note(channelId, mail.identity);
    return known;
  }

  private channel(name = IMPORT_CHANNEL): Promise<string> {
    return this.contexts.run(
      { kind: 'system', scope: 'intake.import' },
      async (ctx) => (await ensureChannel(ctx, 'import', name)).id,
    );
  }
}
