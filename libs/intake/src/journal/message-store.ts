import { Injectable } from '@nestjs/common';
import type { ChannelKind } from '#domain';
import { Blobs, DomainError, newId, type BlobRow, type Context, type OpenedBlob } from '#foundation';
import type { DecodedAttachment, DecodedMail } from '../decode/index.js';
import { decodeGuardedMail } from '../process/decode-guarded.js';
import { bytesOf, joinSegments, type Segment } from '../process/segment-mail.js';
import { refuseInfected } from '../scan/refuse-infected.js';
import { FreshMails } from './fresh-mails.js';
import type { PartManifest } from './part-manifest.js';

export interface MessageRow {
  readonly id: string;
  readonly channelId: string;
  readonly channelKind: ChannelKind;
  readonly state: 'journaled' | 'ticketed';
  readonly copyHash: Buffer | null;
  readonly receivedAt: Date;
  readonly envelopeFrom: string | null;
  readonly envelopeTo: string[];
  readonly remoteIp: string | null;
  readonly helo: string | null;
  readonly size: number;
  /** The bytes are the beginning of a mail of this size, which is too large to be read. */
  readonly wholeSize: number | null;
  readonly parts: PartManifest[];
}

export interface OpenedMessage {
  readonly row: MessageRow;
  readonly raw: Buffer;
  readonly blobs: readonly OpenedBlob[];
}

/** The bytes of messages: opened, cut into segments with keys of their own, handed from owner to owner. */
@Injectable()
export class MessageStore {
  constructor(
    private readonly blobs: Blobs,
    private readonly fresh: FreshMails,
  ) {}

  /** The row and the raw bytes; null when there is no such message for this actor. */
  async open(ctx: Context, id: string): Promise<OpenedMessage | null> {
    return (await this.openAll(ctx, [id]))[0] ?? null;
  }

  /** Several at once, in the order of their arrival; those that do not exist for this actor are left out. */
  async openAll(ctx: Context, ids: readonly string[]): Promise<OpenedMessage[]> {
    const fresh = new Map(ids.map((id) => [id, this.fresh.take(id)]));
    const stored = ids.filter((id) => !fresh.get(id));
    const [rows, sealed] = await Promise.all([
      ctx.query<MessageRow & Record<string, unknown>>(ROWS, [ids]),
      stored.length > 0 ? this.blobs.rowsOf(ctx, BLOBS_OF, [stored]) : [],
    ]);
    return Promise.all(
      rows.map(async (row) => {
        const kept = fresh.get(row.id);
        const blobs =
          kept && isWhole(row, kept) ? [kept] : await this.sealedBlobs(ctx, row, kept ? null : sealed);
        return { row, blobs, raw: joined(row, blobs) };
      }),
    );
  }

  private async sealedBlobs(ctx: Context, row: MessageRow, sealed: BlobRow[] | null): Promise<OpenedBlob[]> {
    const ids = row.parts.map(({ blobId }) => blobId);
    return sealed ? this.blobs.inOrder(ids, sealed) : this.blobs.open(ctx, ids);
  }

  /** The raw mail as it was received. */
  async raw(ctx: Context, id: string): Promise<Buffer> {
    const opened = await this.open(ctx, id);
    if (!opened) throw new DomainError('message.not-found', 'not-found');
    return opened.raw;
  }

  /** The raw mail for somebody to keep: not when the antivirus found something in it. */
  async download(ctx: Context, id: string): Promise<Buffer> {
    await refuseInfected(ctx, id);
    return this.raw(ctx, id);
  }

  /** Decodes again from the raw bytes: nothing of the HTML or the attachments lies decoded in the database. */
  async decoded(ctx: Context, id: string): Promise<DecodedMail> {
    return decodeGuardedMail(await this.raw(ctx, id));
  }

  async attachment(ctx: Context, id: string, ordinal: number): Promise<DecodedAttachment> {
    await refuseInfected(ctx, id, ordinal);
    const found = (await this.decoded(ctx, id)).attachments.find(
      (attachment) => attachment.ordinal === ordinal,
    );
    if (!found) throw new DomainError('attachment.not-found', 'not-found');
    return found;
  }

  /** After decoding: each attachment gets a segment and a key of its own, and all of it belongs to the ticket. */
  async settle(
    ctx: Context,
    { row, raw, blobs }: OpenedMessage,
    segments: readonly Segment[],
    ticket: { id: string; isNew: boolean },
  ): Promise<void> {
    const { isNew } = ticket;
    const owner = { kind: 'ticket', id: ticket.id };
    if (segments.length === 1) return this.blobs.handOverOpened(ctx, blobs, owner, isNew);
    const ids = segments.map(() => newId());
    const manifest = segments.map((segment, i): PartManifest => ({ blobId: ids[i], ...segment }));
    await Promise.all([
      this.blobs.store(
        ctx,
        owner,
        segments.map((segment) => bytesOf(raw, segment)),
        ids,
        isNew,
      ),
      ctx.query('update message set parts = $2 where id = $1', [row.id, JSON.stringify(manifest)]),
      this.blobs.remove(
        ctx,
        blobs.map(({ id }) => id),
      ),
    ]);
  }

  /** The messages now belong to another ticket: their keys are wrapped by its key; the sealed bytes stay as they are. */
  async handOver(ctx: Context, messageIds: readonly string[], ticketId: string): Promise<void> {
    const rows = await ctx.query<{ parts: PartManifest[] }>('select parts from message where id = any ($1)', [
      messageIds,
    ]);
    const blobs = rows.flatMap(({ parts }) => parts.map(({ blobId }) => blobId));
    if (blobs.length > 0) await this.blobs.handOver(ctx, blobs, { kind: 'ticket', id: ticketId });
  }
}

const isWhole = ({ parts }: MessageRow, blob: OpenedBlob): boolean =>
  parts.length === 1 && parts[0].blobId === blob.id;

function joined({ size, parts }: MessageRow, blobs: readonly OpenedBlob[]): Buffer {
  if (parts.length === 0) throw new DomainError('message.body-destroyed', 'not-found');
  if (parts.length === 1) return blobs[0].bytes;
  return joinSegments(
    size,
    parts.map(({ ranges }, i) => ({ ranges, bytes: blobs[i].bytes })),
  );
}

const ROWS = `
  select m.id, m.channel_id as "channelId", c.kind as "channelKind", m.state, m.copy_hash as "copyHash", m.received_at as "receivedAt",
         m.envelope_from as "envelopeFrom", m.envelope_to as "envelopeTo", m.remote_ip as "remoteIp", m.helo, m.size, m.whole_size::float8 as "wholeSize", m.parts
  from message m join channel c on c.id = m.channel_id where m.id = any ($1)
  order by m.received_at, m.id`;

const BLOBS_OF = `
  select (x ->> 'blobId')::uuid from message m cross join lateral jsonb_array_elements(m.parts) x where m.id = any ($1)`;
