import { Injectable } from '@nestjs/common';
import { Blobs, jobs, newId, outboxRow, type Context } from '#foundation';
import { isUnusual } from '../process/unusual.js';
import { FreshMails } from './fresh-mails.js';
import { copyHash, sha256 } from './mail-identity.js';
import type { PartManifest } from './part-manifest.js';

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
  /** The name that the sending host gave itself. */
  readonly helo?: string | null;
}

export interface StoredMail {
  readonly messageId: string;
  /** The journal held it already: nothing was written. */
  readonly known: boolean;
}

/**
 * The journal first: raw bytes, journal row and the job that goes on with it are one statement of one transaction, before anything
 * is parsed.
 */
@Injectable()
export class StoreMail {
  constructor(
    private readonly blobs: Blobs,
    private readonly fresh: FreshMails,
  ) {}

  async run(ctx: Context, mail: MailToStore): Promise<StoredMail> {
    const { messageId, added, discard } = await this.insert(ctx, mail);
    if (await added) return { messageId, known: false };
    await discard();
    const [row] = await ctx.query<{ id: string }>(
      'select id from message where channel_id = $1 and identity = $2',
      [mail.channelId, mail.identity],
    );
    return { messageId: row.id, known: true };
  }

  /** The same as the last act of its transaction: COMMIT travels with it. Returns whether the journal held the mail already. */
  async runLast(ctx: Context, mail: MailToStore): Promise<boolean> {
    const { added, discard } = await this.insert(ctx, mail);
    const known = !(await ctx.closing(added));
    if (known) await discard();
    return known;
  }

  /** Several mails as the last act of one transaction: all or none. Returns for each whether the journal held it already. */
  async runAllLast(ctx: Context, mails: readonly MailToStore[]): Promise<boolean[]> {
    const inserts = [];
    for (const mail of mails) {
      const insert = await this.insert(ctx, mail);
      // Where one fails they all do, and the first is heard.
      insert.added.catch(() => {});
      inserts.push(insert);
    }
    const added = await ctx.closing(Promise.all(inserts.map((insert) => insert.added)));
    await Promise.all(inserts.filter((_, i) => !added[i]).map(({ discard }) => discard()));
    return added.map((stored) => !stored);
  }

  /** Asks for the insertion; `added` tells whether it took place. */
  private async insert(ctx: Context, mail: MailToStore) {
    const messageId = newId();
    const blobId = newId();
    const manifest: PartManifest[] = [{ blobId, kind: 'whole', ranges: [[0, mail.raw.length]] }];
    const hash = sha256(mail.raw);
    const owner = { kind: 'journal', id: monthOf(mail.receivedAt) };
    const { values, opened, discard, refuse } = await this.blobs.sealed(ctx, owner, mail.raw, hash, blobId);
    const inserting = ctx.query<{ id: string | null; alive: boolean }>(INSERT, [
      messageId,
      mail.channelId,
      mail.identity,
      hash,
      copyHash(mail.raw),
      mail.raw.length,
      mail.receivedAt,
      mail.receivedSource,
      mail.envelopeFrom ?? null,
      mail.envelopeTo ?? [],
      mail.remoteIp ?? null,
      JSON.stringify(manifest),
      mail.helo?.slice(0, 255) ?? null,
      ...outboxRow(ctx, isUnusual(mail.raw) ? jobs.processUnusual : jobs.processMessage, { messageId }),
      ...values,
    ]);
    const added = inserting.then(([{ id, alive }]) => {
      // Nothing was written, and it is not because the mail is known.
      if (!alive) throw refuse();
      if (id !== null) ctx.afterCommit(() => this.fresh.keep(messageId, opened));
      return id !== null;
    });
    return { messageId, added, discard };
  }
}

/** The journal's keys are owned month by month: a month can be destroyed as a whole. */
const monthOf = (instant: Date): string => instant.toISOString().slice(0, 7);

const INSERT = `
  with added as (
    insert into message (id, channel_id, identity, sha256, copy_hash, size, received_at, received_source,
                         envelope_from, envelope_to, remote_ip, parts, helo)
    select $1::uuid, $2::uuid, $3::text, $4::bytea, $5::bytea, $6::int, $7::timestamptz, $8::text, $9::text, $10::text[], $11::text, $12::jsonb, $13::text
    where ${Blobs.ownerAlive(18)}
    on conflict (channel_id, identity) do nothing
    returning id
  ), job as (
    insert into outbox (id, job, payload, correlation_id) select $14::uuid, $15::text, $16::jsonb, $17::text from added
  ), ${Blobs.storing('added', 18)}
  select added.id, ${Blobs.ownerAlive(18)} as alive from (select) one left join added on true`;
