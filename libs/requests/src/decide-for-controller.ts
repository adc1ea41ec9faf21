import { apply, refuse, requestWorkflow, type Refusal } from '#domain';
import { type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { assertFresh, refused } from './act-on-request.js';
import { deciderRefusals, preparersOf } from './controller-decision.js';
import { machineFactsOf, rulesOf } from './facts-of-record.js';
import { journalOf, lockRequest, seenRequest, type StoredDecision } from './request-record.js';
import { addFact, writeRequest } from './write-request.js';

export interface ControllerVerdict {
  readonly version: number;
  readonly verdict: 'confirmed' | 'returned';
  /** What has to be looked at again, when it is returned. */
  readonly note?: string;
}

/**
 * The officer who was asked decides for the controller, in person: what is turned down stands in these words, or goes
 * back to whoever prepared it. Nobody decides in their place.
 * @law GDPR art. 4(7), 12(4), 24(1)
 */
export async function decideForController(
  ctx: Context,
  id: string,
  { version, verdict, note }: ControllerVerdict,
): Promise<void> {
  const officerId = actingOfficer(ctx);
  const before = await lockRequest(ctx, id);
  assertFresh(before, version);
  const applied = apply(
    requestWorkflow,
    before.state,
    'decide-for-controller',
    machineFactsOf(before, ctx.now),
    {},
  );
  if (!applied.ok) throw refused(applied.refusals);
  const asked = before.decision!;
  const refusals =
    asked.officerId === officerId
      ? await ownRefusals(ctx, asked, { verdict, note, others: [asked.askedBy, ...preparersOf(before)] })
      : [refuse('decision-of-another', { name: asked.officerName })];
  if (refusals.length > 0) throw refused(refusals);
  await ctx.query(`update controller_decision set verdict = $2, note = $3, decided_at = $4 where id = $1`, [
    asked.id,
    verdict,
    note ?? null,
    ctx.now,
  ]);
  await addFact(ctx, before, {
    kind: verdict === 'confirmed' ? 'controller-confirmed' : 'controller-returned',
    data: { askedBy: asked.askedBy, note, rules: rulesOf(before) },
  });
  const after = await seenRequest(ctx, id);
  await writeRequest(ctx, after, after.waiting === 'second-officer' ? { waiting: null } : {});
  await record(ctx, {
    type: verdict === 'confirmed' ? 'request.controller-confirmed' : 'request.controller-returned',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: {
      askedBy: asked.askedBy,
      alone: [asked.askedBy, ...preparersOf(before)].includes(officerId),
      tracks: before.tracks.map(({ right, outcome, grounds }) => ({ right, outcome, grounds })),
      outcomes: asked.outcomes,
      rules: rulesOf(before),
    },
    personal: { note },
  });
}

async function ownRefusals(
  ctx: Context,
  asked: StoredDecision,
  { verdict, note, others }: Pick<ControllerVerdict, 'verdict' | 'note'> & { others: readonly string[] },
): Promise<Refusal[]> {
  if (verdict === 'returned') return note?.trim() ? [] : [refuse('note-missing')];
  return deciderRefusals(ctx, asked.officerId, others);
}
