import {
  requestStates,
  rights,
  waitingReasons,
  type CivilDay,
  type ClockState,
  type IdentityLevel,
  type OverdueCause,
  type RequestState,
  type Right,
  type WaitingReason,
  instantOf,
  parisDay,
} from '#domain';
import {
  Conditions,
  continueAfter,
  pageOf,
  type Context,
  type KeysetPage,
  type KeysetSort,
} from '#foundation';
import { nextActionOf } from './next-action.js';

export interface RequestFilter {
  readonly state?: readonly RequestState[];
  /** An answer is still owed. */
  readonly open?: boolean;
  readonly right?: readonly Right[];
  readonly waiting?: readonly WaitingReason[];
  /** An officer's id, or `nobody`. */
  readonly assigneeId?: string;
  readonly overdue?: boolean;
  /** Late, and nobody recorded why. */
  readonly causeMissing?: boolean;
  /** The day itself included. */
  readonly dueBefore?: CivilDay;
  readonly dueAfter?: CivilDay;
  readonly ticketId?: string;
  readonly ids?: readonly string[];
}

export interface RequestListQuery extends RequestFilter {
  readonly sort: 'dueOn' | 'receivedAt';
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly limit: number;
}

export interface RequestRow {
  readonly id: string;
  readonly reference: string;
  readonly ticketId: string;
  readonly state: RequestState;
  readonly rights: Right[];
  readonly personName: string | null;
  readonly personAddress: string;
  readonly accountAddress: string | null;
  readonly subject: string;
  readonly language: string;
  readonly receivedAt: Date;
  readonly dueOn: CivilDay;
  readonly safeOn: CivilDay;
  readonly clock: ClockState;
  readonly overdue: boolean;
  readonly daysLeft: number;
  readonly waiting: WaitingReason | null;
  readonly waitingSince: Date | null;
  readonly identityLevel: IdentityLevel;
  readonly assignee: { id: string; name: string } | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  /** Overdue now, or answered too late. */
  readonly late: boolean;
  readonly overdueCause: OverdueCause | null;
  readonly nextAction: string | null;
}

const SORTS: Record<RequestListQuery['sort'], KeysetSort> = {
  dueOn: { column: 'due_on', type: 'date' },
  receivedAt: { column: 'received_at', type: 'timestamptz' },
};

/**
 * One page of requests the officer may see. The page is cut first, along an index in the order asked for, and only its
 * rows are joined. Several values of one filter are walked one by one and merged: each walk has an index of its own.
 */
export async function listRequests(ctx: Context, query: RequestListQuery): Promise<KeysetPage<RequestRow>> {
  const sort = SORTS[query.sort];
  const order = query.order === 'desc' ? 'desc' : 'asc';
  const today = parisDay(ctx.now);
  const limit = Math.trunc(query.limit) + 1;
  const conditions = filtered(query, today);
  continueAfter(conditions, 'r', sort, order, query.cursor);
  const ordered = `order by r.${sort.column} ${order}, r.id ${order} limit ${limit}`;
  const walks = walksOf(query).map(
    (walk) => `(select r.* from request r ${joined(conditions.where, walk)} ${ordered})`,
  );
  const todayParam = conditions.param(today);
  const rows = await ctx.query<RequestRow & { sortKey: string }>(
    `with found as materialized (
       select r.* from (${walks.join(' union all ')}) r ${ordered}
     ) select ${requestColumns(todayParam)}, r.${sort.column}::text as "sortKey" from found r
     order by r.${sort.column} ${order}, r.id ${order}`,
    conditions.params,
  );
  const page = pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
  return {
    ...page,
    items: page.items.map(({ sortKey: _key, ...row }) => ({ ...row, nextAction: nextActionOf(row) })),
  };
}

/** `isLate` of the domain in SQL. */
const LATE = (today: string): string => `
  case when r.state in ('received', 'assessing', 'decided') then ${today}::date
       else coalesce((coalesce(r.answered_at, r.closed_at) at time zone 'Europe/Paris')::date, ${today}::date) end > r.due_on`;

/** The columns of a row; `today` is a parameter, because lateness is a matter of the Paris day. */
export const requestColumns = (today: string): string => `
  r.id, r.reference, r.ticket_id as "ticketId", r.state, r.rights, r.person_name as "personName",
  r.person_address as "personAddress", r.account_address as "accountAddress", r.subject, r.language,
  r.received_at as "receivedAt", r.due_on::text as "dueOn", r.safe_on::text as "safeOn", r.clock,
  (r.state in ('received', 'assessing', 'decided') and r.due_on < ${today}::date) as overdue,
  (r.due_on - ${today}::date) as "daysLeft", r.waiting, r.waiting_since as "waitingSince",
  r.identity_level as "identityLevel",
  (select jsonb_build_object('id', o.id, 'name', o.name) from officer o where o.id = r.assignee_id) as assignee,
  r.answered_at as "answeredAt", r.closed_at as "closedAt", ${LATE(today)} as late, r.overdue_cause as "overdueCause"`;

const joined = (where: string, walk: string): string => {
  if (walk === '') return where;
  return where === '' ? `where ${walk}` : `${where} and ${walk}`;
};

function filtered(query: RequestListQuery, today: CivilDay): Conditions {
  const conditions = new Conditions();
  const open = `r.state in ('received', 'assessing', 'decided')`;
  if (query.open === true || query.overdue === true) conditions.add(() => open);
  if (query.open === false) conditions.add(() => `r.state in ('answered', 'closed', 'withdrawn')`);
  if (query.overdue === true) conditions.add((p) => `r.due_on < ${p(today)}::date`);
  if (query.overdue === false) conditions.add((p) => `not (${open} and r.due_on < ${p(today)}::date)`);
  if (query.causeMissing === true) conditions.add((p) => `r.overdue_cause is null and ${LATE(p(today))}`);
  if (query.assigneeId === 'nobody') conditions.add(() => 'r.assignee_id is null');
  else if (query.assigneeId) conditions.add((p) => `r.assignee_id = ${p(query.assigneeId)}::uuid`);
  const dueBy = earliestOf(query.dueBefore, query.overdue === true ? today : undefined);
  // What is due by a day arrived before it: a walk along the arrivals starts there.
  if (dueBy) conditions.add((p) => `r.received_at < ${p(instantOf(dueBy))}::timestamptz`);
  if (query.dueBefore) conditions.add((p) => `r.due_on <= ${p(query.dueBefore)}::date`);
  if (query.dueAfter) conditions.add((p) => `r.due_on >= ${p(query.dueAfter)}::date`);
  // And none of what is due after it arrived longer before it than the longest of them.
  if (query.dueAfter && query.sort === 'receivedAt') {
    const day = instantOf(query.dueAfter);
    conditions.add(
      (p) => `r.received_at >= ${p(day)}::timestamptz - (${LONGEST_SPAN} + 1) * interval '1 day'`,
    );
  }
  if (query.ticketId) conditions.add((p) => `r.ticket_id = ${p(query.ticketId)}::uuid`);
  if (query.ids) conditions.add((p) => `r.id = any (${p(query.ids)}::uuid[])`);
  return conditions;
}

const LONGEST_SPAN = `(select coalesce(max(s.due_on - s.receipt_day), 0) from request s)`;

const earliestOf = (one: CivilDay | undefined, other: CivilDay | undefined): CivilDay | undefined =>
  one !== undefined && other !== undefined && other < one ? other : (one ?? other);

const MOST_WALKS = 6;

/**
 * The walks of a filter with several values. Values are words of the domain and stand in the text, because a partial
 * index is chosen by what the text says. A row is found by one walk only: each excludes the values before it.
 */
function walksOf({ state, right, waiting }: RequestFilter): string[] {
  const plain: string[] = [];
  const choices: string[][] = [];
  add(among(requestStates, state), (word) => `r.state = '${word}'`);
  add(among(waitingReasons, waiting), (word) => `r.waiting = '${word}'`);
  add(
    among(rights, right),
    (word, before) =>
      `r.rights @> '{${word}}'${before.map((other) => ` and not r.rights @> '{${other}}'`).join('')}`,
  );
  return choices.reduce<string[]>(
    (walks, options) => walks.flatMap((walk) => options.map((option) => both(walk, option))),
    [plain.join(' and ')],
  );

  function add(
    words: readonly string[] | undefined,
    clause: (word: string, before: readonly string[]) => string,
  ): void {
    if (words === undefined) return;
    const walks = choices.reduce((count, options) => count * options.length, words.length);
    const options = words.map((word, place) => clause(word, words.slice(0, place)));
    if (words.length === 0) plain.push('false');
    else if (walks <= MOST_WALKS) choices.push(options);
    else plain.push(`(${words.map((word) => clause(word, [])).join(' or ')})`);
  }
}

const both = (one: string, other: string): string => (one === '' ? other : `${one} and ${other}`);

/** Only words of the domain reach the text of a query. */
const among = <Word extends string>(
  known: readonly Word[],
  asked: readonly Word[] | undefined,
): Word[] | undefined =>
  asked === undefined || asked.length === 0 ? undefined : known.filter((word) => asked.includes(word));
