import type { ChannelKind, MessageClass, NotPrivacySubclass, Right, TicketState } from '#domain';
import {
  Conditions,
  continueAfter,
  pageOf,
  type Context,
  type KeysetPage,
  type KeysetSort,
} from '#foundation';

export interface TicketFilter {
  readonly inbox?: boolean;
  readonly state?: readonly string[];
  readonly class?: readonly string[];
  /** An officer's id, or `nobody`. */
  readonly assigneeId?: string;
  readonly tag?: string;
  readonly byHand?: boolean;
  readonly flag?: string;
  readonly correspondent?: string;
  readonly ids?: readonly string[];
}

export interface TicketListQuery extends TicketFilter {
  readonly sort: 'lastMessageAt' | 'firstReceivedAt';
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly limit: number;
}

export interface TicketRow {
  readonly id: string;
  readonly reference: string;
  readonly state: TicketState;
  readonly subject: string;
  readonly preview: string;
  readonly correspondentName: string | null;
  readonly correspondentAddress: string | null;
  readonly class: MessageClass | null;
  readonly notPrivacyKind: NotPrivacySubclass | null;
  readonly rights: Right[];
  readonly language: string | null;
  readonly confidence: number | null;
  readonly abstains: boolean;
  readonly flags: string[];
  readonly byHand: boolean;
  readonly triaged: boolean;
  readonly restricted: boolean;
  readonly unread: boolean;
  readonly accountAddress: string | null;
  readonly assignee: { id: string; name: string } | null;
  readonly tags: string[];
  readonly channelKind: ChannelKind;
  readonly firstReceivedAt: Date;
  readonly lastMessageAt: Date;
  readonly messageCount: number;
  /** The nearest due date of an open request of this ticket. */
  readonly dueOn: string | null;
  readonly version: number;
  readonly closedAs: string | null;
  readonly mergedInto: string | null;
  /** When and where to its first mail was passed on, as none of the desk's business. */
  readonly passedOnAt: Date | null;
  readonly passedOnTo: string | null;
}

const SORTS: Record<TicketListQuery['sort'], KeysetSort> = {
  lastMessageAt: { column: 'last_message_at', type: 'timestamptz' },
  firstReceivedAt: { column: 'first_received_at', type: 'timestamptz' },
};

/** One page of tickets the officer may see, newest first unless asked otherwise. */
export async function listTickets(ctx: Context, query: TicketListQuery): Promise<KeysetPage<TicketRow>> {
  const sort = SORTS[query.sort];
  const order = query.order ?? 'desc';
  const conditions = filtered(query);
  continueAfter(conditions, 't', sort, order, query.cursor);
  const limit = conditions.param(query.limit + 1);
  const rows = await ctx.query<TicketRow & { sortKey: string }>(
    `with found as materialized (
       select t.* from ticket t ${conditions.where}
       order by t.${sort.column} ${order}, t.id ${order} limit ${limit}
     ) select ${TICKET_COLUMNS}, t.${sort.column}::text as "sortKey" from found t ${TICKET_JOINS}
     order by t.${sort.column} ${order}, t.id ${order}`,
    conditions.params,
  );
  return pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
}

export async function ticketRow(ctx: Context, id: string): Promise<TicketRow | null> {
  const [row] = await ctx.query<TicketRow & Record<string, unknown>>(
    `select ${TICKET_COLUMNS} from ticket t ${TICKET_JOINS} where t.id = $1`,
    [id],
  );
  return row ?? null;
}

function filtered(query: TicketListQuery): Conditions {
  const conditions = new Conditions();
  if (query.inbox) conditions.add(() => `t.triaged_at is null and t.state <> 'closed'`);
  if (query.ids) conditions.add((p) => `t.id = any (${p(query.ids)})`);
  else conditions.add(() => 't.merged_into is null');
  if (query.state) conditions.add((p) => `t.state = any (${p(query.state)})`);
  if (query.class) conditions.add((p) => `t.class = any (${p(query.class)})`);
  if (query.assigneeId === 'nobody') conditions.add(() => 't.assignee_id is null');
  else if (query.assigneeId) conditions.add((p) => `t.assignee_id = ${p(query.assigneeId)}`);
  if (query.tag) conditions.add((p) => `t.tags @> array[${p(query.tag)}]::text[]`);
  if (query.byHand !== undefined) conditions.add((p) => `t.by_hand = ${p(query.byHand)}`);
  if (query.flag) conditions.add((p) => `t.flags @> array[${p(query.flag)}]::text[]`);
  if (query.correspondent)
    conditions.add((p) => `t.correspondent_address = ${p(query.correspondent!.toLowerCase())}`);
  return conditions;
}

const TICKET_COLUMNS = `
  t.id, t.reference, t.state, t.subject, coalesce(last.preview, '') as preview,
  t.correspondent_name as "correspondentName", t.correspondent_address as "correspondentAddress",
  t.class, t.not_privacy_kind as "notPrivacyKind", t.rights, t.language, t.confidence::float8, t.abstains, t.flags,
  t.by_hand as "byHand", t.triaged_at is not null as triaged, t.restricted, t.unread, t.account_address as "accountAddress",
  case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as assignee,
  t.tags, t.channel_kind as "channelKind", t.first_received_at as "firstReceivedAt", t.last_message_at as "lastMessageAt",
  t.message_count as "messageCount", due.due_on::text as "dueOn", t.version, t.closed_as as "closedAs", t.merged_into as "mergedInto",
  gone.passed_at as "passedOnAt", gone.target as "passedOnTo"`;

const TICKET_JOINS = `
  left join officer o on o.id = t.assignee_id
  left join lateral (select m.preview from message m where m.ticket_id = t.id order by m.received_at desc limit 1) last on true
  left join lateral (select min(r.due_on) as due_on from request r where r.ticket_id = t.id and r.state in ('received', 'assessing', 'decided')) due on true
  left join lateral (
    select p.passed_at, p.target from message m join pass_on p on p.message_id = m.id
    where t.class = 'not-privacy' and m.ticket_id = t.id and p.state in ('passed', 'destroyed') order by p.passed_at limit 1) gone on true`;
