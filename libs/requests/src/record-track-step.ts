import { refuse, stepRefusals, stepUndoRefusals, type Right, type TrackStep } from '#domain';
import { DomainError, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { assertFresh, refused } from './act-on-request.js';
import { rulesOf } from './facts-of-record.js';
import { journalOf, lockRequest, seenRequest } from './request-record.js';
import { addFact, writeRequest } from './write-request.js';

export interface TrackStepInput {
  readonly version: number;
  readonly step: TrackStep;
  readonly done: boolean;
  /** How it was done, or why it is taken back: where the copy went, who erased, by which letter the person was told. */
  readonly how: string;
}

const columns: Readonly<Record<TrackStep, string>> = {
  'carried-out': 'carried_out',
  'person-told': 'told',
  lifted: 'lifted',
};

/**
 * Records that a right was carried out, that the person was told, that a restriction was lifted; or takes back what was
 * recorded by mistake. The copy is delivered before anything is erased, and the person told before a restriction ends.
 * @law GDPR art. 15(3), 17(1), 18(3), 20(1)
 */
export async function recordTrackStep(
  ctx: Context,
  id: string,
  right: Right,
  { version, step, done, how }: TrackStepInput,
): Promise<void> {
  const officerId = actingOfficer(ctx);
  const before = await lockRequest(ctx, id);
  assertFresh(before, version);
  const track = before.tracks.find((one) => one.right === right);
  if (!track) throw new DomainError('request.no-such-track', 'not-found', { right });
  const refusals = [
    ...(done ? stepRefusals(step, right, before) : stepUndoRefusals(step, right, before.tracks)),
    ...(how.trim() ? [] : [refuse('note-missing')]),
  ];
  if (refusals.length > 0) throw refused(refusals);
  const name = columns[step];
  await ctx.query(
    `update request_track set ${name}_at = $2, ${name}_by = $3, ${name}_how = $4 where id = $1`,
    done ? [track.id, ctx.now, officerId, how] : [track.id, null, null, null],
  );
  const type = done ? 'track-step' : 'track-step-undone';
  await addFact(ctx, before, { kind: type, data: { right, step, note: how, rules: rulesOf(before) } });
  await writeRequest(ctx, await seenRequest(ctx, id), {});
  await record(ctx, {
    type: `request.${type}`,
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: { right, step, rules: rulesOf(before) },
    personal: { how },
  });
}
