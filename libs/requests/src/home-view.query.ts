import {
  addDays,
  instantOf,
  parisDay,
  weekday,
  type CivilDay,
  type MessageClass,
  type RequestState,
  type Right,
  type WaitingReason,
} from '#domain';
import type { Context } from '#foundation';
import { capacityOf, type Capacity } from './capacity.query.js';
import { listRequests, type RequestRow } from './list-requests.query.js';
import { openStops, type OpenStop } from './mailing-stop.query.js';
import { OPEN } from './sql-parts.js';

/** How the desk stands this morning. */
export interface HomeFigures {
  readonly today: CivilDay;
  readonly dueToday: number;
  readonly dueThisWeek: number;
  readonly overdue: number;
  readonly untriaged: number;
  readonly byHand: number;
  readonly byState: { state: RequestState; count: number }[];
  readonly capacity: Capacity;
  /** Late, and nobody recorded why. */
  readonly causesMissing: number;
  readonly incomingByDay: { day: CivilDay; count: number }[];
  readonly incomingByClass: { class: MessageClass; count: number }[];
  readonly waiting: { reason: WaitingReason; count: number }[];
  readonly byRight: { right: Right; count: number }[];
  /** Late first, then nearest. */
  readonly next: RequestRow[];
  /** Refusals that wait for this officer to decide for the controller. */
  readonly toDecide: {
    id: string;
    reference: string;
    rights: Right[];
    dueOn: CivilDay;
    askedAt: Date;
    askedBy: string;
  }[];
  /** Objections to mailings that are not carried out yet. */
  readonly stops: OpenStop[];
  readonly myTasks: { id: string; title: string; ticketId: string; dueOn: CivilDay | null }[];
}

const DAYS = 14;

/** The figures of the home page, over what this officer may see. */
export async function homeView(ctx: Context): Promise<HomeFigures> {
  const today = parisDay(ctx.now);
  const officerId = ctx.actor.kind === 'officer' ? ctx.actor.officerId : null;
  const [open] = await ctx.query<Pick<HomeFigures, 'dueToday' | 'dueThisWeek' | 'overdue' | 'causesMissing'>>(
    DUE,
    [today, addDays(today, 7 - weekday(today))],
  );
  const [tickets] = await ctx.query<Pick<HomeFigures, 'untriaged' | 'byHand'>>(TICKETS, []);
  const since = addDays(today, 1 - DAYS);
  const from = instantOf(since);
  const incoming = await ctx.query<{ day: CivilDay; class: MessageClass | null; count: number }>(INCOMING, [
    from,
  ]);
  const { items: next } = await listRequests(ctx, { open: true, sort: 'dueOn', limit: 8 });
  return {
    today,
    ...open,
    ...tickets,
    byState: await ctx.query<HomeFigures['byState'][number]>(BY_STATE, []),
    capacity: await capacityOf(ctx, today, open.overdue),
    incomingByDay: everyDay(
      since,
      DAYS,
      sumBy(incoming, ({ day }) => day).map(([day, count]) => ({ day, count })),
    ),
    incomingByClass: sumBy(incoming, (row) => row.class).map(([name, count]) => ({ class: name, count })),
    waiting: await ctx.query<HomeFigures['waiting'][number]>(WAITING, []),
    byRight: await ctx.query<HomeFigures['byRight'][number]>(BY_RIGHT, []),
    next,
    toDecide:
      officerId === null ? [] : await ctx.query<HomeFigures['toDecide'][number]>(TO_DECIDE, [officerId]),
    stops: await openStops(ctx),
    myTasks: officerId === null ? [] : await ctx.query<HomeFigures['myTasks'][number]>(MY_TASKS, [officerId]),
  };
}

function sumBy<T extends { count: number }, Key extends string>(
  rows: readonly T[],
  keyOf: (row: T) => Key | null,
): [Key, number][] {
  const sums = new Map<Key, number>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + row.count);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A chart has a bar for every day, empty ones too. */
function everyDay(
  from: CivilDay,
  days: number,
  rows: readonly { day: CivilDay; count: number }[],
): { day: CivilDay; count: number }[] {
  const counts = new Map(rows.map(({ day, count }) => [day, count]));
  return Array.from({ length: days }, (_, place) => addDays(from, place)).map((day) => ({
    day,
    count: counts.get(day) ?? 0,
  }));
}

const DUE = `
  select count(*) filter (where due_on = $1::date)::int as "dueToday",
         count(*) filter (where due_on between $1::date and $2::date)::int as "dueThisWeek",
         count(*) filter (where due_on < $1::date)::int as overdue,
         count(*) filter (where due_on < $1::date and overdue_cause is null)::int as "causesMissing"
  from request where ${OPEN} and due_on <= $2::date`;

const TICKETS = `
  select count(*)::int as untriaged, count(*) filter (where by_hand)::int as "byHand"
  from ticket where triaged_at is null and merged_into is null and state <> 'closed'`;

const INCOMING = `
  select (first_received_at at time zone 'Europe/Paris')::date::text as day, class, count(*)::int as count
  from ticket where first_received_at >= $1 and merged_into is null group by 1, 2`;

const BY_STATE = `select state, count(*)::int as count from request group by state order by state`;

const WAITING = `
  select waiting as reason, count(*)::int as count from request
  where waiting is not null and ${OPEN} group by waiting order by count(*) desc, waiting`;

const BY_RIGHT = `
  select u.value as "right", count(*)::int as count from request r, unnest(r.rights) as u (value)
  where r.${OPEN} group by u.value order by count(*) desc, u.value`;

const TO_DECIDE = `
  select r.id, r.reference, r.rights, r.due_on::text as "dueOn", d.asked_at as "askedAt", a.name as "askedBy"
  from controller_decision d join request r on r.id = d.request_id join officer a on a.id = d.asked_by
  where d.officer_id = $1 and d.verdict is null and d.withdrawn_at is null and r.state = 'assessing'
  order by r.due_on, d.asked_at limit 12`;

const MY_TASKS = `
  select id, title, ticket_id as "ticketId", due_on::text as "dueOn" from task
  where assignee_id = $1 and done_at is null order by due_on nulls last, created_at limit 12`;
