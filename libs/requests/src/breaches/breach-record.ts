import type {
  BreachFacts,
  BreachKind,
  BreachNature,
  BreachState,
  NotifyDecision,
  TellDecision,
} from '#domain';
import { DomainError, type Context } from '#foundation';

/** A breach with all that its clock and its machine look at. */
export interface BreachRecord {
  readonly id: string;
  readonly reference: string;
  readonly ticketId: string | null;
  readonly ticketReference: string | null;
  readonly letterId: string | null;
  readonly restricted: boolean;
  readonly state: BreachState;
  readonly kind: BreachKind;
  readonly natures: BreachNature[];
  readonly what: string;
  readonly dataCategories: string | null;
  readonly peopleCategories: string | null;
  readonly peopleCount: number | null;
  readonly recordsCount: number | null;
  readonly happenedFrom: Date | null;
  readonly happenedUntil: Date | null;
  readonly knownAt: Date;
  readonly knownHow: string | null;
  readonly consequences: string | null;
  readonly measures: string | null;
  readonly safeAt: Date;
  readonly lastAt: Date;
  readonly notifyDecision: NotifyDecision | null;
  readonly notifyReasons: string | null;
  readonly notifiedAt: Date | null;
  readonly cnilReference: string | null;
  readonly lateReasons: string | null;
  readonly moreToFollow: boolean;
  readonly tellDecision: TellDecision | null;
  readonly tellReasons: string | null;
  readonly toldAt: Date | null;
  readonly toldCount: number | null;
  readonly ownerId: string | null;
  readonly owner: { id: string; name: string } | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

export const breachColumns = `
  b.id, b.reference, b.ticket_id as "ticketId", (select t.reference from ticket t where t.id = b.ticket_id) as "ticketReference",
  b.letter_id as "letterId", b.restricted, b.state, b.kind, b.natures, b.what, b.data_categories as "dataCategories",
  b.people_categories as "peopleCategories", b.people_count as "peopleCount", b.records_count as "recordsCount",
  b.happened_from as "happenedFrom", b.happened_until as "happenedUntil", b.known_at as "knownAt", b.known_how as "knownHow",
  b.consequences, b.measures, b.safe_at as "safeAt", b.last_at as "lastAt", b.notify_decision as "notifyDecision",
  b.notify_reasons as "notifyReasons", b.notified_at as "notifiedAt", b.cnil_reference as "cnilReference",
  b.late_reasons as "lateReasons", b.more_to_follow as "moreToFollow", b.tell_decision as "tellDecision",
  b.tell_reasons as "tellReasons", b.told_at as "toldAt", b.told_count as "toldCount", b.owner_id as "ownerId",
  (select jsonb_build_object('id', o.id, 'name', o.name) from officer o where o.id = b.owner_id) as owner,
  b.closed_at as "closedAt", b.version`;

/** The breach as it stands; `not-found` when it is not there or not this officer's to see: both answer the same. */
export async function seenBreach(ctx: Context, id: string): Promise<BreachRecord> {
  const [row] = await ctx.query<BreachRecord & Record<string, unknown>>(
    `select ${breachColumns} from breach b where b.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('breach.not-found', 'not-found');
  return row;
}

/** The breach, locked for this act, as whoever held it before has left it. */
export async function lockBreach(ctx: Context, id: string): Promise<BreachRecord> {
  await ctx.query(`select 1 from breach where id = $1 for update`, [id]);
  return seenBreach(ctx, id);
}

/** What the machine looks at. */
export const breachFactsOf = (breach: BreachRecord, now: Date): BreachFacts => ({ ...breach, now });

/** The CNIL may still have to be told. */
export const noticeOwed = (breach: Pick<BreachRecord, 'state' | 'notifyDecision' | 'notifiedAt'>): boolean =>
  breach.state === 'open' && breach.notifyDecision !== 'no-risk' && breach.notifiedAt === null;

export const NOTICE_OWED = `state = 'open' and notified_at is null and notify_decision is distinct from 'no-risk'`;

/** Adds to the history; nothing is ever taken from it. */
export async function addBreachFact(
  ctx: Context,
  breach: Pick<BreachRecord, 'id' | 'ticketId' | 'restricted'>,
  kind: string,
  data: object,
): Promise<void> {
  await ctx.query(
    `insert into breach_fact (breach_id, ticket_id, restricted, kind, at, data, officer_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      breach.id,
      breach.ticketId,
      breach.restricted,
      kind,
      ctx.now,
      JSON.stringify(data),
      ctx.actor.kind === 'officer' ? ctx.actor.officerId : null,
    ],
  );
}
