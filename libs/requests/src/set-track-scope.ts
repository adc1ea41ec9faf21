import { type AccessScope, type Right } from '#domain';
import { DomainError, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { assertFresh, refused } from './act-on-request.js';
import { journalOf, lockRequest } from './request-record.js';
import { addFact, writeRequest } from './write-request.js';

/**
 * Says what an access covers: the profile, or contents and connections as well, which ask for a surer identity. Once the request is
 * decided it stays as it was when it was weighed.
 * @law GDPR art. 12(6), 15(1), 15(3)
 */
export async function setTrackScope(
  ctx: Context,
  id: string,
  right: Right,
  { version, scope }: { readonly version: number; readonly scope: AccessScope },
): Promise<void> {
  actingOfficer(ctx);
  const before = await lockRequest(ctx, id);
  assertFresh(before, version);
  const track = before.tracks.find((one) => one.right === right);
  if (!track || right !== 'access') throw new DomainError('request.no-such-track', 'not-found', { right });
  if (before.state !== 'received' && before.state !== 'assessing')
    throw refused([{ code: 'wrong-state', params: { state: before.state } }]);
  const was = track.scope ?? 'profile';
  if (was === scope) return;
  await ctx.query(`update request_track set scope = $2 where id = $1`, [track.id, scope]);
  await addFact(ctx, before, { kind: 'track-scope', data: { right, scope } });
  await writeRequest(ctx, before, {});
  await record(ctx, {
    type: 'request.track-scope',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: { right, scope, was },
  });
}
