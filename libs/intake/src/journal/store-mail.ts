import { Injectable } from '@nestjs/common';
import { Blobs, enqueue, jobs, newId, type Context } from '#foundation';
import { copyHash, sha256 } from './mail-identity.js';

export type ReceivedSource = 'internaldate' | 'end-of-data' | 'received-header' | 'typed' | 'file-date';

/** One mail as a channel hands it over, untouched. */
export interface MailToStore {
  readonly channelId: string;
  /** IMAP: `uidvalidity:uid`. SMTP and import: SHA-256 of the data as received, hexadecimal. */
  readonly identity: string;
  readonly raw: Uint8Array;
  readonly receivedAt: Date;
  readonly receivedSource: ReceivedSource;
  readonly envelopeFrom?: string | null;
  readonly envelopeTo?: readonly string[];
  readonly remoteIp?: string | null;
}

export interface StoredMail {
  readonly messageId: string;
  /** The journal held it already: nothing was written. */
  readonly known: boolean;
}

/** The journal first: raw bytes, journal row and the job that goes on with it are one transaction, before anything is parsed. */
@Injectable()
export class StoreMail {
  constructor(private readonly blobs: Blobs) {}

  async run(ctx: Context, mail: MailToStore): Promise<StoredMail> {
    const messageId = newId();
    const blobId = newId();
    const manifest = [{ blobId, kind: 'whole', ranges: [[0, mail.raw.length]] }];
    const storing = this.blobs.store(
      ctx,
      { kind: 'journal', id: monthOf(mail.receivedAt) },
      [mail.raw],
      [blobId],
    );
    const inserting = ctx.query<{ id: string }>(INSERT, [
      messageId,
      mail.channelId,
      mail.identity,
      sha256(mail.raw),
      copyHash(mail.raw),
      mail.raw.length,
      mail.receivedAt,
      mail.receivedSource,
      mail.envelopeFrom ?? null,
      mail.envelopeTo ?? [],
      mail.remoteIp ?? null,
      JSON.stringify(manifest),
    ]);
    const [added] = await Promise.all([inserting, storing]);
    if (added.length === 0) return this.known(ctx, mail, blobId);
    await enqueue(ctx, jobs.processMessage, { messageId });
    return { messageId, known: false };
  }

  /** Seen before: what was stored for it goes again. */
  private async known(ctx: Context, mail: MailToStore, blobId: string): Promise<StoredMail> {
    await this.blobs.remove(ctx, [blobId]);
    const [row] = await ctx.query<{ id: string }>(
      'select id from message where channel_id = $1 and identity = $2',
      [mail.channelId, mail.identity],
    );
    return { messageId: row.id, known: true };
  }
}

/** The journal's keys are owned month by month: a month can be destroyed as a whole. */
const monthOf = (instant: Date): string => instant.toISOString().slice(0, 7);

const INSERT = `
  insert into message (id, channel_id, identity, sha256, copy_hash, size, received_at, received_source,
                       envelope_from, envelope_to, remote_ip, parts)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (channel_id, identity) do nothing
  returning id`;
