import {
  apply,
  outcomeRefusals,
  requestWorkflow,
  type RefusalGround,
  type Right,
  type TrackOutcome,
} from '#domain';
import { DomainError, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { assertFresh, refused } from './act-on-request.js';
import { machineFactsOf, rulesOf } from './facts-of-record.js';
import { journalOf, lockRequest } from './request-record.js';
import { addFact, writeRequest } from './write-request.js';

export interface TrackDecision {
  readonly outcome: TrackOutcome;
  readonly grounds: readonly RefusalGround[];
  readonly reasons: string | null;
  /** The version of the request that the officer looked at; whoever does not say it decides upon what stands. */
  readonly version?: number;
}

/**
 * Decides one right of a request. Turning it down needs a ground that fits it and reasons in words, at once; whether
 * the identity suffices is asked when the whole request is decided, because it may still arrive. Who looked at an older
 * version is told so: of two officers the last one does not win unseen.
 * @law GDPR art. 12(4)
 */
export async function setTrackOutcome(
  ctx: Context,
  id: string,
  right: Right,
  { version, ...decision }: TrackDecision,
): Promise<void> {
  const officerId = actingOfficer(ctx);
  const before = await lockRequest(ctx, id);
  if (version !== undefined) assertFresh(before, version);
  const track = before.tracks.find((one) => one.right === right);
  if (!track) throw new DomainError('request.no-such-track', 'not-found', { right });
  const applied = apply(requestWorkflow, before.state, 'set-outcome', machineFactsOf(before, ctx.now), {});
  if (!applied.ok) throw refused(applied.refusals);
  const decided = { ...track, ...decision, grounds: [...new Set(decision.grounds)] };
  const refusals = outcomeRefusals(decided, before.identityLevel).filter(
    ({ code }) => code !== 'identity-too-low',
  );
  if (refusals.length > 0) throw refused(refusals);
  await ctx.query(
    `update request_track set outcome = $2, grounds = $3, reasons = $4, decided_by = $5, decided_at = $6 where id = $1`,
    [track.id, decided.outcome, decided.grounds, decided.reasons, officerId, ctx.now],
  );
  const { outcome, grounds } = decided;
  await addFact(ctx, before, {
    kind: 'set-outcome',
    data: { right, outcome, grounds, rules: rulesOf(before) },
  });
  await writeRequest(ctx, before, {});
  await record(ctx, {
    type: 'request.set-outcome',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: { right, outcome, grounds, was: track.outcome, rules: rulesOf(before) },
    personal: { reasons: decided.reasons },
  });
}
