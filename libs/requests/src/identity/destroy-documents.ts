import type { Blobs, Context, Keyring } from '#foundation';
import { record } from '#audit';
import { journalOf } from '../request-record.js';
import { documentDays } from './document-days.js';
import type { DestroyedWhy } from './identity-document.query.js';
import { ownKey } from './receive-document.js';

interface Image {
  readonly documentId: string;
  readonly blobId: string;
  readonly requestId: string;
  readonly ticketId: string;
  readonly restricted: boolean;
}
interface Deps {
  readonly blobs: Blobs;
  readonly keyring: Keyring;
}

/** Destroys an image with its key; what stays is when it was seen, by whom, and that nothing is left. */
export async function destroyImage(
  ctx: Context,
  { blobs, keyring }: Deps,
  image: Image,
  why: DestroyedWhy,
): Promise<void> {
  await ctx.query(
    `update identity_document set blob_id = null, destroyed_at = $2, destroyed_why = $3 where id = $1`,
    [image.documentId, ctx.now, why],
  );
  await blobs.remove(ctx, [image.blobId]);
  await keyring.shred(ctx, ownKey(image.documentId));
  await record(ctx, {
    type: 'identity.document-destroyed',
    journal: journalOf(image),
    object: { kind: 'request', id: image.requestId },
    ticketId: image.ticketId,
    content: { documentId: image.documentId, why },
  });
}

/** Comes once an hour: what would be over before it comes again goes now. */
const AHEAD_MS = 3_600_000;
const BATCH = 200;

/**
 * Destroys the images whose time is over, and those whose request needs them no more.
 * @law GDPR art. 5(1)(e); EDPB Guidelines 01/2022 paras 77-78
 */
export async function destroyDueDocuments(ctx: Context, deps: Deps): Promise<number> {
  const due = await ctx.query<Image & { over: boolean } & Record<string, unknown>>(
    `select d.id as "documentId", d.blob_id as "blobId", d.request_id as "requestId", r.ticket_id as "ticketId", r.restricted, o.over
     from identity_document d join request r on r.id = d.request_id
     cross join lateral (select least(d.destroy_by, d.received_at + make_interval(days => $2)) <= $1 as over) o
     where d.blob_id is not null
       and (o.over or r.waiting is distinct from 'identity' or r.state not in ('received', 'assessing'))
     order by d.destroy_by limit ${BATCH} for update of d skip locked`,
    [new Date(ctx.now.getTime() + AHEAD_MS), await documentDays(ctx)],
  );
  for (const { over, ...image } of due)
    await destroyImage(ctx, deps, image, over ? 'expired' : 'request-ended');
  return due.length;
}
