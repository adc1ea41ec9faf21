import {
  apply,
  bounceActionOf,
  parisDay,
  requestWorkflow,
  type LetterKind,
  type RequestAction,
} from '#domain';
import type { Context } from '#foundation';
import { record } from '#audit';
import { refused } from './act-on-request.js';
import { lastAnswerOf, machineFactsOf } from './facts-of-record.js';
import { letterKindRefusals } from './letter-kind-refusals.js';
import { journalOf, lockRequest, seenRequest, type RequestRecord } from './request-record.js';
import { addFact, writeRequest, type RequestChanges } from './write-request.js';

/** What a later step tells a request about one of its letters. */
export interface RequestFact {
  readonly kind: 'letter-queued' | 'letter-sent' | 'letter-delivered' | 'letter-bounced' | 'letter-failed';
  readonly letterId: string;
  readonly letterKind: LetterKind;
  /** When it happened; now unless told. */
  readonly at?: Date;
  /** Words of a mail server. */
  readonly reason?: string;
  /** Nobody reported it: no bounce came for as long as was agreed. */
  readonly assumed?: boolean;
}

/**
 * A later step tells what became of a letter; the request stores it and moves when its own table says so. Told twice,
 * it moves once. A letter that may not leave is refused when it is queued.
 * @law GDPR art. 12(3)-(4)
 */
export async function recordFact(ctx: Context, requestId: string, fact: RequestFact): Promise<void> {
  const before = await lockRequest(ctx, requestId);
  if (knows(before, fact)) return;
  if (fact.kind === 'letter-queued') {
    const refusals = letterKindRefusals(before, fact.letterKind, ctx.now);
    if (refusals.length > 0) throw refused(refusals);
  }
  const at = fact.at ?? ctx.now;
  const { letterId, letterKind, reason, assumed } = fact;
  await addFact(ctx, before, { kind: fact.kind, at, data: { letterId, letterKind, reason, assumed } });
  await movePauses(ctx, before, fact, at);
  const after = await seenRequest(ctx, requestId);
  const changes = changesOf(after, fact, at, ctx.now);
  await writeRequest(ctx, after, changes);
  await record(ctx, {
    type: `request.${fact.kind}`,
    journal: journalOf(before),
    object: { kind: 'request', id: requestId },
    ticketId: before.ticketId,
    content: {
      letterId,
      letterKind,
      from: before.state,
      to: changes.state ?? before.state,
      assumed: assumed ?? false,
    },
  });
}

const knows = ({ facts }: RequestRecord, { kind, letterId }: RequestFact): boolean =>
  facts.some((known) => known.kind === kind && known.data.letterId === letterId);

function changesOf(after: RequestRecord, fact: RequestFact, at: Date, now: Date): RequestChanges {
  const { letterKind } = fact;
  const answers = letterKind === 'answer' || letterKind === 'refusal';
  if (fact.kind === 'letter-sent' && letterKind === 'acknowledgement') {
    return after.acknowledgedAt ? {} : { acknowledgedAt: at };
  }
  if (fact.kind === 'letter-sent' && answers)
    return moved(after, 'letter-sent', now, { answeredAt: at, waiting: null });
  if (fact.kind === 'letter-delivered' && answers)
    return moved(after, 'letter-delivered', now, { deliveredAt: at });
  if (fact.kind !== 'letter-bounced') return {};
  if (letterKind === 'acknowledgement') return { acknowledgedAt: null };
  const action = bounceActionOf(letterKind);
  if (!action || (answers && !lastAnswerBounced(after))) return {};
  return moved(after, action, now, { answeredAt: null, deliveredAt: null, closedAt: null });
}

/** An older answer may bounce late: what stands is the last one. */
const lastAnswerBounced = (after: RequestRecord): boolean =>
  (lastAnswerOf(after)?.bouncedAt ?? null) !== null;

/** Where the machine leads; what it does not foresee in this state is history and moves nothing. */
function moved(
  after: RequestRecord,
  action: RequestAction,
  now: Date,
  changes: RequestChanges,
): RequestChanges {
  const applied = apply(requestWorkflow, after.state, action, machineFactsOf(after, now), {});
  return applied.ok ? { ...changes, state: applied.state } : {};
}

/**
 * The clock is suspended from the day a question leaves, with the doubt that was recorded for it; a question that came
 * back suspended nothing.
 * @law GDPR art. 12(6); décret 2019-536 art. 77
 */
async function movePauses(ctx: Context, before: RequestRecord, fact: RequestFact, at: Date): Promise<void> {
  if (fact.kind === 'letter-bounced') {
    await ctx.query(`update request_pause set to_day = from_day where request_id = $1 and letter_id = $2`, [
      before.id,
      fact.letterId,
    ]);
  }
  const ground = groundOf(fact.letterKind);
  if (fact.kind !== 'letter-sent' || !ground || before.waiting !== ground) return;
  if (before.pauses.some((pause) => pause.ground === ground && pause.toDay === null)) return;
  const asked = before.facts.findLast(({ kind }) => kind === `ask-${ground}`)?.data;
  await ctx.query(
    `insert into request_pause (request_id, ticket_id, restricted, ground, doubt, doubt_since, from_day, letter_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      before.id,
      before.ticketId,
      before.restricted,
      ground,
      asked?.doubt ?? '',
      asked?.doubtSince ?? null,
      parisDay(at),
      fact.letterId,
    ],
  );
}

const groundOf = (kind: LetterKind): 'identity' | 'clarification' | null => {
  if (kind === 'identity-question') return 'identity';
  return kind === 'clarification-question' ? 'clarification' : null;
};
