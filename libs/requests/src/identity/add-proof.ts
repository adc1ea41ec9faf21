import type { IdentityProof } from '#domain';
import type { Context } from '#foundation';

/** Something that was seen of who asks; of a document, that it was seen and never what it said. */
export interface NewProof extends Pick<IdentityProof, 'kind' | 'level'> {
  readonly seenAt?: Date;
  readonly messageId?: string;
  readonly documentId?: string;
  readonly note?: string;
}

/** Keeps a proof with its request. The level follows from all of them; nobody writes it down. */
export async function addProof(ctx: Context, request: { id: string }, proof: NewProof): Promise<void> {
  await ctx.query(
    `insert into identity_proof (request_id, kind, level, seen_at, message_id, document_id, officer_id, note, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      request.id,
      proof.kind,
      proof.level,
      proof.seenAt ?? ctx.now,
      proof.messageId ?? null,
      proof.documentId ?? null,
      ctx.actor.kind === 'officer' && !proof.messageId ? ctx.actor.officerId : null,
      proof.note ?? null,
      ctx.now,
    ],
  );
}
