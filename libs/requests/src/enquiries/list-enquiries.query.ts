import {
  allowedActions,
  daysBetween,
  enquiryKinds,
  enquiryStates,
  enquiryWorkflow,
  parisDay,
  type CivilDay,
  type EnquiryKind,
  type EnquiryState,
  type HandedKind,
  type Refusal,
  type RequestState,
  type Right,
} from '#domain';
import { Conditions, continueAfter, pageOf, type Context, type KeysetPage } from '#foundation';
import {
  enquiryColumns,
  enquiryFactsOf,
  FROM_ENQUIRY,
  seenEnquiry,
  type EnquiryRecord,
} from './enquiry-record.js';
import type { FingerprintedItem } from './hand-over-file.js';

export interface EnquiryListQuery {
  readonly kind?: readonly EnquiryKind[];
  readonly state?: readonly EnquiryState[];
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly limit: number;
}

/** An enquiry as lists show it. */
export interface EnquiryRow extends EnquiryRecord {
  readonly overdue: boolean;
  readonly daysLeft: number;
}

const BY_DUE = { column: 'due_on', type: 'date' } as const;

/** One page of the enquiries this officer may see, by due date. */
export async function listEnquiries(ctx: Context, query: EnquiryListQuery): Promise<KeysetPage<EnquiryRow>> {
  const order = query.order ?? 'asc';
  const conditions = new Conditions();
  if (query.kind)
    conditions.add((p) => `e.kind = any (${p(enquiryKinds.filter((one) => query.kind?.includes(one)))})`);
  if (query.state)
    conditions.add((p) => `e.state = any (${p(enquiryStates.filter((one) => query.state?.includes(one)))})`);
  continueAfter(conditions, 'e', BY_DUE, order, query.cursor);
  const limit = conditions.param(query.limit + 1);
  const rows = await ctx.query<EnquiryRecord & Record<string, unknown>>(
    `select ${enquiryColumns} ${FROM_ENQUIRY} ${conditions.where} order by e.due_on ${order}, e.id ${order} limit ${limit}`,
    conditions.params,
  );
  const page = pageOf(rows, query.limit, ({ dueOn, id }) => [dueOn, id]);
  return { ...page, items: page.items.map((row) => rowOf(row, parisDay(ctx.now))) };
}

const rowOf = (enquiry: EnquiryRecord, today: CivilDay): EnquiryRow => ({
  ...enquiry,
  daysLeft: daysBetween(today, enquiry.dueOn),
  overdue: enquiry.state === 'open' && enquiry.dueOn < today,
});

export interface EnquiryFactEntry {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly data: Record<string, unknown>;
  readonly by: { id: string; name: string } | null;
}

export interface HandoverEntry {
  readonly id: string;
  readonly at: Date;
  readonly way: string;
  readonly items: FingerprintedItem[];
  readonly fingerprint: string;
  readonly by: { id: string; name: string } | null;
}

export interface HandableItem {
  readonly kind: HandedKind;
  readonly id: string;
  readonly label: string;
  readonly at: Date;
}

export interface EnquiryDetails extends EnquiryRow {
  readonly history: EnquiryFactEntry[];
  readonly handovers: HandoverEntry[];
  /** What can be handed over: what hangs from its ticket and from those linked to it. */
  readonly handable: HandableItem[];
  readonly requests: { id: string; reference: string; rights: Right[]; state: RequestState }[];
  readonly allowedActions: {
    action: string;
    allowed: boolean;
    refusals: readonly Refusal[];
    asks: readonly string[];
  }[];
}

/** One enquiry for its page. */
export async function enquiryDetails(ctx: Context, id: string): Promise<EnquiryDetails> {
  const enquiry = await seenEnquiry(ctx, id);
  const near = [enquiry.ticketId];
  return {
    ...rowOf(enquiry, parisDay(ctx.now)),
    history: await ctx.query<EnquiryFactEntry & Record<string, unknown>>(FACTS, [id]),
    handovers: await ctx.query<HandoverEntry & Record<string, unknown>>(HANDOVERS, [id]),
    handable:
      enquiry.kind === 'supervisory'
        ? await ctx.query<HandableItem & Record<string, unknown>>(HANDABLE, near)
        : [],
    requests: await ctx.query<EnquiryDetails['requests'][number]>(REQUESTS, near),
    allowedActions: allowedActions(enquiryWorkflow, enquiry.state, enquiryFactsOf(enquiry)),
  };
}

/** The enquiry of a ticket, as its page names it. */
export async function enquiryOfTicket(
  ctx: Context,
  ticketId: string,
): Promise<Pick<
  EnquiryRow,
  'id' | 'reference' | 'kind' | 'state' | 'dueOn' | 'authorityReference' | 'receivedAt'
> | null> {
  const [found] = await ctx.query<EnquiryRow & Record<string, unknown>>(
    `select id, reference, kind, state, due_on::text as "dueOn", authority_reference as "authorityReference", received_at as "receivedAt"
     from enquiry where ticket_id = $1`,
    [ticketId],
  );
  return found ?? null;
}

const BY = `(select jsonb_build_object('id', o.id, 'name', o.name) from officer o where o.id = x.officer_id) as by`;
const FACTS = `select x.id, x.kind, x.at, x.data, ${BY} from enquiry_fact x where x.enquiry_id = $1 order by x.id`;
const HANDOVERS = `
  select x.id, x.at, x.way, x.items, x.fingerprint, ${BY} from enquiry_handover x where x.enquiry_id = $1 order by x.id`;

const NEAR = `
  with near as (
    select $1::uuid as id
    union select other_ticket_id from ticket_link where ticket_id = $1 union select ticket_id from ticket_link where other_ticket_id = $1
  )`;

const REQUESTS = `${NEAR}
  select r.id, r.reference, r.rights, r.state from request r join near n on n.id = r.ticket_id order by r.received_at, r.id`;

const HANDABLE = `${NEAR}, secret as (select restricted from ticket where id = $1)
  select * from (
    select 'request' as kind, r.id, r.reference as label, r.received_at as at, r.restricted from request r join near n on n.id = r.ticket_id
    union all select 'breach', b.id, b.reference, b.known_at, b.restricted from breach b join near n on n.id = b.ticket_id
    union all select 'letter', l.id, l.subject, l.sent_at, l.restricted from letter l join near n on n.id = l.ticket_id
      where l.sent_at is not null
    union all select 'message', m.id, coalesce(m.subject, ''), m.received_at, m.restricted from message m join near n on n.id = m.ticket_id
      where m.direction = 'in'
    union all select 'attachment', a.id, a.file_name, a.created_at, a.restricted from ticket_attachment a join near n on n.id = a.ticket_id
  ) h where not h.restricted or (select restricted from secret) order by h.at, h.id limit 200`;
