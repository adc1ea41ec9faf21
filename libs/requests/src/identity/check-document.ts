import { DomainError, type Blobs, type Context, type Keyring } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { actOnRequest, assertFresh } from '../act-on-request.js';
import { journalOf, lockRequest, seenRequest } from '../request-record.js';
import { destroyImage } from './destroy-documents.js';
import type { DocumentResult } from './identity-document.query.js';

interface WaitingDocument {
  readonly id: string;
  readonly readerId: string;
  readonly blobId: string;
  readonly mimeType: string;
}

/** The image that waits in a request, for the officer who was named for it and for nobody else. */
async function waitingDocument(ctx: Context, requestId: string): Promise<WaitingDocument> {
  const officerId = actingOfficer(ctx);
  const [found] = await ctx.query<WaitingDocument & Record<string, unknown>>(
    `select id, reader_id as "readerId", blob_id as "blobId", mime_type as "mimeType" from identity_document
     where request_id = $1 and blob_id is not null for update`,
    [requestId],
  );
  if (!found) throw new DomainError('identity-document.none', 'not-found');
  if (found.readerId !== officerId) throw new DomainError('identity-document.not-yours', 'forbidden');
  return found;
}

export interface ReadDocument {
  readonly ticketId: string;
  readonly restricted: boolean;
  readonly documentId: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

/** Opens the image for its reader; whoever calls records that it was seen and draws it anew. */
export async function readIdentityDocument(
  ctx: Context,
  blobs: Blobs,
  requestId: string,
): Promise<ReadDocument> {
  const { ticketId, restricted } = await seenRequest(ctx, requestId);
  const { id, blobId, mimeType } = await waitingDocument(ctx, requestId);
  return { ticketId, restricted, documentId: id, mimeType, bytes: await blobs.readOne(ctx, blobId) };
}

export interface DocumentChecked {
  readonly version: number;
  readonly result: DocumentResult;
  /** What does not match, never what the document says. */
  readonly note?: string;
}

/**
 * Records what the check showed and destroys the image at once. A document that matches is a proof; one that does not is a
 * contradiction, after which nothing seen before counts.
 * @law GDPR art. 5(1)(c), 5(1)(e); EDPB Guidelines 01/2022 paras 77-78
 */
export async function checkIdentityDocument(
  ctx: Context,
  deps: { readonly blobs: Blobs; readonly keyring: Keyring },
  requestId: string,
  { version, result, note }: DocumentChecked,
): Promise<void> {
  const before = await lockRequest(ctx, requestId);
  assertFresh(before, version);
  const document = await waitingDocument(ctx, requestId);
  await ctx.query(`update identity_document set result = $2, checked_at = $3 where id = $1`, [
    document.id,
    result,
    ctx.now,
  ]);
  const matches = result === 'matches';
  if (matches)
    await actOnRequest(ctx, requestId, 'identity-received', {
      version,
      proofKind: 'document',
      proof: result,
    });
  else await actOnRequest(ctx, requestId, 'identity-contradicted', { version, note });
  await ctx.query(
    `update identity_proof set document_id = $2, note = $3 where request_id = $1 and kind = $4 and created_at = $5`,
    [requestId, document.id, note?.trim() || null, matches ? 'document' : 'contradiction', ctx.now],
  );
  await record(ctx, {
    type: 'identity.document-checked',
    journal: journalOf(before),
    object: { kind: 'request', id: requestId },
    ticketId: before.ticketId,
    content: {
      documentId: document.id,
      result,
      identityLevel: (await seenRequest(ctx, requestId)).identityLevel,
    },
  });
  await destroyImage(
    ctx,
    deps,
    { ...before, requestId, documentId: document.id, blobId: document.blobId },
    'checked',
  );
}
