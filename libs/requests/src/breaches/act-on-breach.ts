import { apply, breachWorkflow, type BreachAction, type BreachInput, type BreachState } from '#domain';
import { DomainError, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { refused } from '../act-on-request.js';
import { journalOf } from '../request-record.js';
import { addBreachFact, breachFactsOf, lockBreach, type BreachRecord } from './breach-record.js';

export interface BreachActInput extends BreachInput {
  readonly version: number;
}

/** Acts that have no form of their own: the others are pressed by name. */
const isAction = (action: string): action is BreachAction =>
  action !== 'describe' && breachWorkflow.transitions.some((one) => one.action === action);

/**
 * The one way by which an officer decides upon a breach: the row is locked, the machine says yes or gives every reason why not, and
 * row and history are written together. Who looked at an older version is told so.
 * @law GDPR art. 33, 34
 */
export async function actOnBreach(
  ctx: Context,
  id: string,
  action: string,
  input: BreachActInput,
): Promise<void> {
  const officerId = actingOfficer(ctx);
  if (!isAction(action)) throw new DomainError('breach.unknown-action', 'invalid', { action });
  const before = await lockBreach(ctx, id);
  assertFreshBreach(before, input.version);
  const applied = apply(breachWorkflow, before.state, action, breachFactsOf(before, ctx.now), input);
  if (!applied.ok) throw refused(applied.refusals);
  if (input.letterIds?.length) await assertSentLetters(ctx, before, input.letterIds);
  const changes = changesOf(action, input, applied.state, before, officerId, ctx.now);
  await writeBreach(ctx, id, changes);
  const { version: _seen, ...data } = input;
  await addBreachFact(ctx, before, action, { ...data, from: before.state, to: applied.state });
  await record(ctx, {
    type: `breach.${action}`,
    journal: journalOf(before),
    object: { kind: 'breach', id },
    ticketId: before.ticketId,
    content: {
      from: before.state,
      to: applied.state,
      notify: input.notify ?? null,
      tell: input.tell ?? null,
      at: input.at === undefined ? null : new Date(input.at).toISOString(),
      people: input.people ?? null,
      letterIds: input.letterIds ?? [],
      moreToFollow: input.moreToFollow ?? null,
    },
    personal: wordsOf(input),
  });
}

export function assertFreshBreach(before: Pick<BreachRecord, 'version'>, version: number): void {
  if (before.version !== version)
    throw new DomainError('breach.stale', 'conflict', { version: before.version });
}

/** Words that an officer typed may speak of a person. */
const wordsOf = ({ reasons, lateReasons, note }: BreachInput): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ reasons, lateReasons, note }).filter(([, text]) => text !== undefined));

/** Letters that left and that this officer may read; a secret one is not named in a breach that others read. */
async function assertSentLetters(ctx: Context, breach: BreachRecord, ids: readonly string[]): Promise<void> {
  const known = await ctx.query(
    `select 1 from letter where id = any ($1::uuid[]) and sent_at is not null and (not restricted or $2)`,
    [ids, breach.restricted],
  );
  if (known.length < new Set(ids).size) throw new DomainError('breach.letter-not-sent', 'refused');
}

type Changes = Record<string, unknown>;

function changesOf(
  action: BreachAction,
  input: BreachInput,
  state: BreachState,
  before: BreachRecord,
  officerId: string,
  now: Date,
): Changes {
  switch (action) {
    case 'decide-notify':
      return { notify_decision: input.notify, notify_reasons: input.reasons, notify_decided_by: officerId };
    case 'record-notification':
      return {
        notified_at: input.at && new Date(input.at),
        cnil_reference: input.cnilReference ?? null,
        late_reasons: input.lateReasons ?? null,
        more_to_follow: input.moreToFollow ?? false,
      };
    case 'add-information':
      return { more_to_follow: input.moreToFollow ?? false };
    case 'decide-tell':
      return {
        tell_decision: input.tell,
        tell_reasons: input.reasons,
        tell_decided_by: officerId,
        // Another decision: what was told stays in the history, and is owed again where telling is decided anew.
        ...(before.tellDecision !== null && before.tellDecision !== input.tell
          ? { told_at: null, told_count: null }
          : {}),
      };
    case 'record-told':
      return {
        told_at: input.at && new Date(input.at),
        told_count: (before.toldCount ?? 0) + (input.people ?? 0),
      };
    case 'close':
    case 'set-aside':
      return { state, closed_at: now };
    case 'reopen':
      return { state, closed_at: null };
    default:
      return {};
  }
}

/** Column names come from this file alone. */
export async function writeBreach(ctx: Context, id: string, changes: Changes): Promise<void> {
  const columns = Object.keys(changes);
  const sets = columns.map((column, at) => `${column} = $${at + 2}`);
  await ctx.query(`update breach set ${[...sets, 'version = version + 1'].join(', ')} where id = $1`, [
    id,
    ...Object.values(changes),
  ]);
}
