import {
  apply,
  carriedOutRefusals,
  dpvCodesOf,
  dpvJustifications,
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
import { withdrawAsked } from './controller-decision.js';
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
  const refusals = [
    ...outcomeRefusals(decided, before.identityLevel).filter(({ code }) => code !== 'identity-too-low'),
    ...carriedOutRefusals(track, decided.outcome),
  ];
  if (refusals.length > 0) throw refused(refusals);
  const dpvCodes = dpvCodesOf(decided.grounds);
  await ctx.query(
    `update request_track set outcome = $2, grounds = $3, reasons = $4, decided_by = $5, decided_at = $6, dpv_codes = $7 where id = $1`,
    [track.id, decided.outcome, decided.grounds, decided.reasons, officerId, ctx.now, dpvCodes],
  );
  const { outcome, grounds } = decided;
  await addFact(ctx, before, {
    kind: 'set-outcome',
    data: {
      right,
      outcome,
      grounds,
      dpv: `${dpvJustifications.version} ${dpvCodes.join(' ')}`.trim(),
      rules: rulesOf(before),
    },
  });
  // Whoever was asked about other words is not asked any more.
  await withdrawAsked(ctx, id);
  await writeRequest(
    ctx,
    before,
    before.waiting === 'second-officer' && before.decision ? { waiting: null } : {},
  );
  await record(ctx, {
    type: 'request.set-outcome',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: { right, outcome, grounds, dpvCodes, was: track.outcome, rules: rulesOf(before) },
    personal: { reasons: decided.reasons },
  });
}
