import {
  parisDay,
  type IdentityLevel,
  type RequestState,
  type TrackOutcome,
  type WaitingReason,
} from '#domain';
import type { Context } from '#foundation';
import { clockOfRecord, explained, ruleSetVersionOf } from './facts-of-record.js';
import type { RequestRecord } from './request-record.js';
import { settleReminders } from './settle-reminders.js';

/** What an act changes in the row of a request; what is not named stays. */
export interface RequestChanges {
  readonly state?: RequestState;
  readonly waiting?: WaitingReason | null;
  readonly identityLevel?: IdentityLevel;
  readonly acknowledgedAt?: Date | null;
  readonly outcome?: TrackOutcome | null;
  readonly answeredAt?: Date | null;
  readonly deliveredAt?: Date | null;
  readonly closedAt?: Date | null;
}

export interface NewFact {
  readonly kind: string;
  readonly at?: Date;
  readonly data?: Record<string, unknown>;
}

/** Adds what the request was told to its history. */
export async function addFact(
  ctx: Context,
  row: Pick<RequestRecord, 'id' | 'ticketId' | 'restricted'>,
  fact: NewFact,
): Promise<void> {
  await ctx.query(
    `insert into request_fact (request_id, ticket_id, restricted, kind, at, data, officer_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      row.id,
      row.ticketId,
      row.restricted,
      fact.kind,
      fact.at ?? ctx.now,
      JSON.stringify(fact.data ?? {}),
      ctx.actor.kind === 'officer' ? ctx.actor.officerId : null,
    ],
  );
}

/** Ends the open pauses of a request: the clock runs again from today. */
export const closePauses = (ctx: Context, id: string): Promise<unknown> =>
  ctx.query(
    `update request_pause set to_day = greatest(from_day, $2::date) where request_id = $1 and to_day is null`,
    [id, parisDay(ctx.now)],
  );

/**
 * Writes the changed row with its clock derived anew. `after` is the record as read after the facts were written. The
 * version moves on when an officer acted or what officers decide upon changed, so that whoever looks at the older one is
 * told; what the desk notes by itself (an acknowledgement that left, a letter that arrived) leaves an open page good.
 */
export async function writeRequest(
  ctx: Context,
  after: RequestRecord,
  changes: RequestChanges,
): Promise<void> {
  const next = { ...after, ...changes };
  const clock = clockOfRecord(next, ctx.now);
  const waitingSince = next.waiting === after.waiting ? after.waitingSince : next.waiting && ctx.now;
  await ctx.query(WRITE, [
    next.id,
    next.state,
    next.waiting,
    waitingSince,
    next.identityLevel,
    next.acknowledgedAt,
    next.outcome,
    next.answeredAt,
    next.deliveredAt,
    next.closedAt,
    clock.state,
    clock.rawLastDay,
    clock.lastDay,
    clock.safeTarget,
    clock.months > 1 ? clock.lastDay : null,
    JSON.stringify(explained(clock)),
    ruleSetVersionOf(clock),
    ctx.now,
    movesVersion(ctx, after, next),
  ]);
  await settleReminders(ctx, after, next.state);
}

/** What an officer looks at before deciding; dates are derived, and every act checks its own conditions again. */
function movesVersion(ctx: Context, before: RequestRecord, next: Decided): boolean {
  if (ctx.actor.kind === 'officer') return true;
  const decidedUpon = ['state', 'waiting', 'identityLevel', 'outcome'] as const;
  return decidedUpon.some((field) => next[field] !== before[field]);
}

type Decided = Pick<RequestRecord, 'state' | 'waiting' | 'identityLevel' | 'outcome'>;

const WRITE = `
  update request set state = $2, waiting = $3, waiting_since = $4, identity_level = $5, acknowledged_at = $6, outcome = $7,
         answered_at = $8, delivered_at = $9, closed_at = $10, clock = $11, raw_last_day = $12, due_on = $13, safe_on = $14,
         extended_until = $15, explanation = $16, rule_set_version = $17, updated_at = $18, version = version + $19::boolean::int
  where id = $1`;
