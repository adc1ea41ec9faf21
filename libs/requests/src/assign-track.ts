import { DomainError, type Context } from '#foundation';
import { record } from '#audit';
import { type Right } from '#domain';
import { assertMaySee, assertWorking } from './assign-requests.js';
import { journalOf, lockRequest } from './request-record.js';
import { addFact } from './write-request.js';

/**
 * Gives one right of a request to an officer of its own; to nobody, and it is again whose the request is. As with the
 * request, who works on it is no part of what a version protects.
 */
export async function assignTrack(
  ctx: Context,
  id: string,
  right: Right,
  officerId: string | null,
): Promise<void> {
  const before = await lockRequest(ctx, id);
  const track = before.tracks.find((one) => one.right === right);
  if (!track) throw new DomainError('request.no-such-track', 'not-found', { right });
  if (officerId !== null) {
    await assertWorking(ctx, officerId);
    await assertMaySee(ctx, [before], officerId);
  }
  if (track.ownerId === officerId) return;
  await ctx.query(`update request_track set owner_id = $2 where id = $1`, [track.id, officerId]);
  await addFact(ctx, before, { kind: 'track-assigned', data: { right, ownerId: officerId } });
  await record(ctx, {
    type: 'request.track-assigned',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: { right, ownerId: officerId, was: track.ownerId },
  });
}
