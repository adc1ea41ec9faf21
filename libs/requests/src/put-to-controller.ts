import { apply, requestWorkflow } from '#domain';
import { type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { assertFresh, refused } from './act-on-request.js';
import { assertMaySee } from './assign-requests.js';
import { deciderRefusals, preparersOf, withdrawAsked } from './controller-decision.js';
import { machineFactsOf, rulesOf } from './facts-of-record.js';
import { journalOf, lockRequest, seenRequest } from './request-record.js';
import { tracksDigest } from './track-digest.js';
import { addFact, writeRequest } from './write-request.js';

/**
 * Puts what is turned down to an officer who decides for the controller. It waits for them; asking another one takes the
 * first question back.
 * @law GDPR art. 12(4), 24(1), 38(6)
 */
export async function putToController(
  ctx: Context,
  id: string,
  { version, officerId }: { version: number; officerId: string },
): Promise<void> {
  const askedBy = actingOfficer(ctx);
  const before = await lockRequest(ctx, id);
  assertFresh(before, version);
  const applied = apply(
    requestWorkflow,
    before.state,
    'put-to-controller',
    machineFactsOf(before, ctx.now),
    {},
  );
  if (!applied.ok) throw refused(applied.refusals);
  const refusals = await deciderRefusals(ctx, officerId, [askedBy, ...preparersOf(before)]);
  if (refusals.length > 0) throw refused(refusals);
  await assertMaySee(ctx, [before], officerId);
  await withdrawAsked(ctx, id);
  await ctx.query(
    `insert into controller_decision (request_id, outcomes, asked_by, asked_at, officer_id) values ($1, $2, $3, $4, $5)`,
    [id, tracksDigest(before.tracks), askedBy, ctx.now, officerId],
  );
  await addFact(ctx, before, { kind: 'put-to-controller', data: { officerId, rules: rulesOf(before) } });
  const after = await seenRequest(ctx, id);
  await writeRequest(ctx, after, after.waiting === null ? { waiting: 'second-officer' } : {});
  await record(ctx, {
    type: 'request.put-to-controller',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: {
      officerId,
      tracks: before.tracks.map(({ right, outcome, grounds }) => ({ right, outcome, grounds })),
    },
  });
}
