import type { Blobs, Context } from '#foundation';
import type { PartManifest } from './part-manifest.js';

/**
 * Destroys what a mail says: the keys and bytes of its parts, its decoded text with the words of the search, its subject and the
 * names of its attachments. What stays is that it came: identity, hash, sizes, dates, correspondent, verdicts.
 * @law GDPR art. 5(1)(e)
 */
export async function destroyBody(ctx: Context, blobs: Blobs, messageId: string): Promise<void> {
  const [message] = await ctx.query<{ parts: PartManifest[] }>(
    'select parts from message where id = $1 and body_destroyed_at is null for update',
    [messageId],
  );
  if (!message) return;
  await blobs.remove(
    ctx,
    message.parts.map(({ blobId }) => blobId),
  );
  await ctx.query('delete from message_text where message_id = $1', [messageId]);
  await ctx.query(DESTROY, [messageId, ctx.now]);
}

const DESTROY = `
  update message m set body_destroyed_at = $2, parts = '[]', subject = null, preview = null,
    facts = jsonb_strip_nulls(jsonb_build_object(
      'authentication', m.facts -> 'authentication', 'report', m.facts -> 'report', 'returnPath', m.facts -> 'returnPath',
      'destroyedAttachments', (select jsonb_agg(jsonb_build_object('mimeType', a -> 'mimeType', 'size', a -> 'size', 'sha256', a -> 'sha256'))
                               from jsonb_array_elements(m.facts -> 'attachments') a)))
  where m.id = $1`;
