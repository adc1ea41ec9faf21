import { record } from '#audit';
import { Blobs, DomainError, type Context } from '#foundation';
import { actingOfficer, seenTicket } from './seen-ticket.js';

export interface FileToAttach {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** A file that an officer adds to the ticket: sealed like a part of a mail, under the ticket's key. */
export async function attachFile(
  ctx: Context,
  blobs: Blobs,
  ticketId: string,
  file: FileToAttach,
): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  if (file.bytes.length === 0) throw new DomainError('attachment.empty', 'invalid');
  const [blob] = await blobs.store(ctx, { kind: 'ticket', id: ticketId }, [file.bytes]);
  await ctx.query(
    `insert into ticket_attachment (ticket_id, restricted, blob_id, file_name, mime_type, size, officer_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ticketId,
      ticket.restricted,
      blob.id,
      file.fileName.slice(0, 255),
      file.mimeType.slice(0, 127),
      file.bytes.length,
      actingOfficer(ctx),
    ],
  );
  await record(ctx, {
    type: 'ticket.file-attached',
    journal: ticket.restricted ? 'vault' : 'desk',
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { size: file.bytes.length, sha256: blob.sha256.toString('hex') },
    personal: { fileName: file.fileName },
  });
}

export async function readAttachedFile(
  ctx: Context,
  blobs: Blobs,
  id: string,
): Promise<{ ticketId: string; restricted: boolean; fileName: string; mimeType: string; bytes: Buffer }> {
  const [row] = await ctx.query<{
    ticketId: string;
    restricted: boolean;
    fileName: string;
    mimeType: string;
    blobId: string;
  }>(
    `select ticket_id as "ticketId", restricted, file_name as "fileName", mime_type as "mimeType", blob_id as "blobId" from ticket_attachment where id = $1`,
    [id],
  );
  if (!row) throw new DomainError('attachment.not-found', 'not-found');
  return { ...row, bytes: await blobs.readOne(ctx, row.blobId) };
}
