import { DomainError, type Blobs, type Context } from '#foundation';
import { record } from '#audit';
import { contentFacts } from '#intake';
import { journalOf } from '../request-record.js';
import { addFact } from '../write-request.js';
import { daysLater, documentDays } from './document-days.js';
import { openPage } from './page-token.js';

/** Larger than any photograph that is needed. */
export const DOCUMENT_BYTES = 10 * 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
};

/** The key of one document and of nothing else: destroying it destroys the image in every copy. */
export const ownKey = (documentId: string) => ({ kind: 'identity-document', id: documentId });

/**
 * Takes a document that a person hands in on their page, once: two at the same time wait for each other, and the second finds the
 * page shut. What it is says its first bytes, not its name.
 * @law GDPR art. 5(1)(f), 32
 */
export async function receiveIdentityDocument(
  ctx: Context,
  blobs: Blobs,
  token: string,
  bytes: Uint8Array,
): Promise<void> {
  const page = await openPage(ctx, token, true);
  if (!page) throw new DomainError('identity-page.shut', 'not-found');
  const mimeType = TYPES[contentFacts(bytes, 'application/octet-stream', null).detected ?? ''];
  if (!mimeType) throw new DomainError('identity-page.kind', 'invalid');
  if (bytes.length > DOCUMENT_BYTES) throw new DomainError('identity-page.too-large', 'invalid');
  const destroyBy = daysLater(ctx.now, await documentDays(ctx));
  const [blob] = await blobs.store(ctx, ownKey(page.id), [bytes]);
  await ctx.query(
    `update identity_document set received_at = $2, destroy_by = $3, blob_id = $4, mime_type = $5, size = $6 where id = $1`,
    [page.id, ctx.now, destroyBy, blob.id, mimeType, bytes.length],
  );
  const request = { id: page.requestId, ticketId: page.ticketId, restricted: page.restricted };
  await addFact(ctx, request, { kind: 'identity-document-received', data: {} });
  await record(ctx, {
    type: 'identity.document-received',
    journal: journalOf(page),
    object: { kind: 'request', id: page.requestId },
    ticketId: page.ticketId,
    content: { documentId: page.id, mimeType, size: bytes.length, destroyBy: destroyBy.toISOString() },
  });
}
