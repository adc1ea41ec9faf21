import {
  allowedActions,
  breachClock,
  breachStates,
  breachWorkflow,
  type BreachClock,
  type BreachState,
  type Refusal,
} from '#domain';
import { Conditions, continueAfter, pageOf, type Context, type KeysetPage } from '#foundation';
import {
  breachColumns,
  breachFactsOf,
  NOTICE_OWED,
  noticeOwed,
  seenBreach,
  type BreachRecord,
} from './breach-record.js';

export interface BreachListQuery {
  readonly state?: readonly BreachState[];
  /** The CNIL may still have to be told. */
  readonly owed?: boolean;
  readonly ticketId?: string;
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly limit: number;
}

/** A breach as lists show it, with its hours as they stand now. */
export interface BreachRow extends BreachRecord {
  readonly overdue: boolean;
  /** Null where the CNIL was told, or need not be. */
  readonly hoursLeft: number | null;
  readonly nextAction: string | null;
}

const BY_KNOWN = { column: 'known_at', type: 'timestamptz' } as const;
const BY_LAST = { column: 'last_at', type: 'timestamptz' } as const;

/** One page of the breaches this officer may see: those owed to the CNIL nearest first, the register newest first. */
export async function listBreaches(ctx: Context, query: BreachListQuery): Promise<KeysetPage<BreachRow>> {
  const sort = query.owed ? BY_LAST : BY_KNOWN;
  const order = query.order ?? (query.owed ? 'asc' : 'desc');
  const conditions = new Conditions();
  if (query.state)
    conditions.add((p) => `b.state = any (${p(breachStates.filter((s) => query.state?.includes(s)))})`);
  if (query.owed) conditions.add(() => NOTICE_OWED);
  if (query.ticketId) conditions.add((p) => `b.ticket_id = ${p(query.ticketId)}`);
  continueAfter(conditions, 'b', sort, order, query.cursor);
  const limit = conditions.param(query.limit + 1);
  const rows = await ctx.query<BreachRecord & { sortKey: string } & Record<string, unknown>>(
    `select ${breachColumns}, b.${sort.column}::text as "sortKey" from breach b ${conditions.where}
     order by b.${sort.column} ${order}, b.id ${order} limit ${limit}`,
    conditions.params,
  );
  const page = pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
  return { ...page, items: page.items.map(({ sortKey: _key, ...row }) => rowOf(row, ctx.now)) };
}

export function rowOf(breach: BreachRecord, now: Date): BreachRow {
  const { overdue, hoursLeft } = breachClock(breach.knownAt, breach.notifiedAt, now);
  const owed = noticeOwed(breach);
  return {
    ...breach,
    overdue: owed && overdue,
    hoursLeft: owed ? hoursLeft : null,
    nextAction: nextActionOf(breach),
  };
}

/** What most likely comes next, on one key. */
function nextActionOf(breach: BreachRecord): string | null {
  if (breach.state !== 'open') return null;
  if (breach.notifyDecision === null) return 'decide-notify';
  if (breach.notifyDecision === 'notify' && breach.notifiedAt === null) return 'record-notification';
  if (breach.tellDecision === null) return 'decide-tell';
  const tells = breach.tellDecision === 'tell' || breach.tellDecision === 'public-notice';
  if (tells && breach.toldAt === null) return 'record-told';
  return breach.moreToFollow ? 'add-information' : 'close';
}

export interface BreachFactEntry {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly data: Record<string, unknown>;
  readonly by: { id: string; name: string } | null;
}

export interface BreachDetails extends BreachRow {
  readonly clock: BreachClock;
  readonly history: BreachFactEntry[];
  readonly letters: { id: string; toAddress: string; subject: string; sentAt: Date }[];
  readonly allowedActions: {
    action: string;
    allowed: boolean;
    refusals: readonly Refusal[];
    asks: readonly string[];
  }[];
}

/** One breach for its page: its clock line by line, its history, the letters by which people can have been told. */
export async function breachDetails(ctx: Context, id: string): Promise<BreachDetails> {
  const breach = await seenBreach(ctx, id);
  return {
    ...rowOf(breach, ctx.now),
    clock: breachClock(breach.knownAt, breach.notifiedAt, ctx.now),
    history: await ctx.query<BreachFactEntry & Record<string, unknown>>(FACTS, [id]),
    letters: await ctx.query<BreachDetails['letters'][number]>(LETTERS, [breach.ticketId]),
    allowedActions: allowedActions(breachWorkflow, breach.state, breachFactsOf(breach, ctx.now)),
  };
}

/** The register as it is handed to an inspector, oldest first. */
export const breachRegister = (ctx: Context): Promise<BreachRecord[]> =>
  ctx.query<BreachRecord & Record<string, unknown>>(
    `select ${breachColumns} from breach b order by b.known_at, b.id`,
  );

/** The breaches of a ticket, as its page names them. */
export const breachesOfTicket = (
  ctx: Context,
  ticketId: string,
): Promise<{ id: string; reference: string; state: BreachState; letterId: string | null }[]> =>
  ctx.query(
    `select id, reference, state, letter_id as "letterId" from breach where ticket_id = $1 order by created_at, id`,
    [ticketId],
  );

const FACTS = `
  select f.id, f.kind, f.at, f.data,
         (select jsonb_build_object('id', o.id, 'name', o.name) from officer o where o.id = f.officer_id) as by
  from breach_fact f where f.breach_id = $1 order by f.id`;

const LETTERS = `
  select id, to_address as "toAddress", subject, sent_at as "sentAt" from letter
  where ticket_id = $1 and sent_at is not null order by sent_at, id limit 100`;
