import type { Context } from '#foundation';
import { iso, officerBrief } from '../sql-parts.js';

export const documentResults = ['matches', 'does-not-match'] as const;
export type DocumentResult = (typeof documentResults)[number];

/** How an image ended: with the check, by its time, with the request. */
export type DestroyedWhy = 'checked' | 'expired' | 'request-ended';

/** One page on which a document can be handed in, and what became of it. */
export interface IdentityDocument {
  readonly id: string;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly reader: { id: string; name: string } | null;
  readonly receivedAt: string | null;
  readonly destroyBy: string | null;
  readonly mimeType: string | null;
  readonly size: number | null;
  readonly result: DocumentResult | null;
  readonly checkedAt: string | null;
  readonly destroyedAt: string | null;
  readonly destroyedWhy: DestroyedWhy | null;
  /** The page takes a document still. */
  readonly open: boolean;
  /** An image lies under its key, waiting for its reader. */
  readonly waits: boolean;
}

/** The last document asked for in a request. */
export async function lastDocument(ctx: Context, requestId: string): Promise<IdentityDocument | null> {
  const [row] = await ctx.query<IdentityDocument & Record<string, unknown>>(
    `select d.id, ${iso('d.asked_at')} as "askedAt", ${iso('d.expires_at')} as "expiresAt", ${officerBrief('d.reader_id')} as reader,
            ${iso('d.received_at')} as "receivedAt", ${iso('d.destroy_by')} as "destroyBy", d.mime_type as "mimeType", d.size,
            d.result, ${iso('d.checked_at')} as "checkedAt", ${iso('d.destroyed_at')} as "destroyedAt",
            d.destroyed_why as "destroyedWhy", d.blob_id is not null as waits,
            d.received_at is null and d.expires_at > $2 and r.waiting = 'identity' and r.state in ('received', 'assessing') as open
     from identity_document d join request r on r.id = d.request_id
     where d.request_id = $1 order by d.asked_at desc, d.id desc limit 1`,
    [requestId, ctx.now],
  );
  return row ?? null;
}
