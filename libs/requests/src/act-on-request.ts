import {
  apply,
  overallOutcome,
  proofHandedIn,
  requestWorkflow,
  type Refusal,
  type RequestAction,
  type RequestInput,
} from '#domain';
import { DomainError, enqueue, jobs, type Context } from '#foundation';
import { record } from '#audit';
import { ticketFollows } from './close-ticket-with-request.js';
import { machineFactsOf, rulesOf } from './facts-of-record.js';
import { addProof } from './identity/add-proof.js';
import { journalOf, lockRequest, seenRequest, type RequestRecord } from './request-record.js';
import { addFact, closePauses, writeRequest, type RequestChanges } from './write-request.js';

/** What an officer hands in with an action, and the version of the request that they looked at. */
export interface ActionInput extends RequestInput {
  readonly version: number;
}

const officerActions: readonly string[] = requestWorkflow.transitions
  .filter(({ by }) => by === 'officer')
  .map(({ action }) => action);

/** Done by writing a letter, or track by track: pressing them changes nothing by itself. */
const doneElsewhere: Readonly<Partial<Record<RequestAction, string>>> = {
  answer: 'request.answered-by-letter',
  'set-outcome': 'request.outcome-by-track',
  'put-to-controller': 'request.controller-by-name',
  'decide-for-controller': 'request.controller-in-person',
};

/**
 * The one way by which an officer moves a request: the row is locked, the machine says yes or gives every reason why
 * not, and state, waiting, pauses, history and clock are written together. Who looked at an older version is told so.
 * @law GDPR art. 12(3)-(4)
 */
export async function actOnRequest(
  ctx: Context,
  id: string,
  action: string,
  input: ActionInput,
): Promise<void> {
  if (!isOfficerAction(action)) throw new DomainError('request.unknown-action', 'invalid', { action });
  const before = await lockRequest(ctx, id);
  assertFresh(before, input.version);
  const elsewhere = doneElsewhere[action];
  if (elsewhere) throw new DomainError(elsewhere, 'refused', { refusals: [{ code: elsewhere }] });
  const applied = apply(requestWorkflow, before.state, action, machineFactsOf(before, ctx.now), input);
  if (!applied.ok) throw refused(applied.refusals);
  const { version: _seen, ...data } = input;
  await addFact(ctx, before, { kind: action, data: { ...data, rules: rulesOf(before) } });
  await recordProofOf(ctx, before, action, input);
  if (endsPauses(action)) await closePauses(ctx, id);
  const after = await seenRequest(ctx, id);
  const changes = { ...changesOf(action, input, before, ctx.now), state: applied.state };
  await writeRequest(ctx, after, changes);
  await record(ctx, {
    type: `request.${action}`,
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: {
      from: before.state,
      to: applied.state,
      waiting: input.waiting ?? null,
      ...(showsIdentity(action)
        ? { proofKind: proofHandedIn(input)?.kind ?? 'contradiction', identityLevel: after.identityLevel }
        : {}),
      override: input.override ?? false,
      rules: rulesOf(before),
      ...(action === 'decide' ? { tracks: decisionsOf(before) } : {}),
    },
    personal: personalOf(input),
  });
  await ticketFollows(ctx, before, applied.state);
  // Who is known by now may have objected to mailings: the sweep would notice within the hour.
  if (action === 'identity-received' && before.rights.includes('objection-marketing'))
    await enqueue(ctx, jobs.stopMailings, { requestId: id });
}

const showsIdentity = (action: RequestAction): boolean =>
  action === 'identity-received' || action === 'identity-contradicted';

/** What was seen is kept as a proof of its own; the level is derived from all of them. */
async function recordProofOf(
  ctx: Context,
  before: RequestRecord,
  action: RequestAction,
  input: RequestInput,
): Promise<void> {
  if (action === 'identity-contradicted')
    await addProof(ctx, before, { kind: 'contradiction', level: null, note: input.note });
  const proof = action === 'identity-received' ? proofHandedIn(input) : null;
  if (proof) await addProof(ctx, before, { ...proof, note: input.proof });
}

/** Refuses an act on a version that somebody else has replaced. */
export function assertFresh(before: Pick<RequestRecord, 'version'>, version: number): void {
  if (before.version !== version)
    throw new DomainError('request.stale', 'conflict', { version: before.version });
}

/** All the reasons at once, for the officer to read. */
export const refused = (refusals: readonly Refusal[]): DomainError =>
  new DomainError('request.refused', 'refused', { refusals });

const isOfficerAction = (action: string): action is RequestAction => officerActions.includes(action);

/** What ends the wait for the person ends the pause with it: no day is credited in which nothing was asked. */
const endsPauses = (action: RequestAction): boolean =>
  [
    'identity-received',
    'clarification-received',
    'resume',
    'decide',
    'close-without-answer',
    'withdraw',
  ].includes(action);

function changesOf(
  action: RequestAction,
  input: RequestInput,
  before: RequestRecord,
  now: Date,
): RequestChanges {
  switch (action) {
    case 'acknowledge':
      return { acknowledgedAt: now };
    case 'ask-identity':
      return { waiting: 'identity' };
    case 'ask-clarification':
      return { waiting: 'clarification' };
    case 'wait':
      return { waiting: input.waiting };
    case 'identity-received':
      return waitsForPerson(before) ? { waiting: null } : {};
    case 'clarification-received':
    case 'resume':
      return { waiting: null };
    case 'decide':
      return { outcome: overallOutcome(before.tracks), ...(waitsForPerson(before) ? { waiting: null } : {}) };
    case 'reconsider':
      return { outcome: null };
    case 'close':
    case 'close-without-answer':
    case 'withdraw':
      return { closedAt: now, waiting: null };
    case 'reopen':
      return { answeredAt: null, deliveredAt: null, closedAt: null, outcome: null };
    default:
      return {};
  }
}

const waitsForPerson = ({ waiting }: RequestRecord): boolean =>
  waiting === 'identity' || waiting === 'clarification';

const decisionsOf = ({ tracks }: RequestRecord): unknown[] =>
  tracks.map(({ right, outcome, grounds }) => ({ right, outcome, grounds }));

/** Words that an officer typed speak of a person. */
function personalOf(input: RequestInput): Record<string, unknown> {
  const { doubt, reasons, proof, note } = input;
  return Object.fromEntries(
    Object.entries({ doubt, reasons, proof, note }).filter(([, text]) => text !== undefined),
  );
}
