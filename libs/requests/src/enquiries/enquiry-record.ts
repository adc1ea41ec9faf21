import type { CivilDay, DueSource, EnquiryFacts, EnquiryKind, EnquiryState } from '#domain';
import { DomainError, type Context } from '#foundation';

/** The file of an enquiry, as acts upon it need it. */
export interface EnquiryRecord {
  readonly id: string;
  readonly reference: string;
  readonly ticketId: string;
  readonly ticketReference: string;
  readonly subject: string;
  readonly personName: string | null;
  readonly personAddress: string | null;
  readonly restricted: boolean;
  readonly kind: EnquiryKind;
  readonly state: EnquiryState;
  readonly authorityName: string | null;
  readonly authorityReference: string | null;
  readonly ownerId: string | null;
  readonly owner: { id: string; name: string } | null;
  readonly receivedAt: Date;
  readonly dueOn: CivilDay;
  readonly dueSource: DueSource;
  readonly dueWords: string | null;
  readonly ruleSetVersion: string;
  readonly answeredAt: Date | null;
  readonly noAnswerReason: string | null;
  readonly closedAt: Date | null;
  readonly answerQueued: boolean;
  readonly version: number;
}

/** The kind of file that a triage opens, if any. */
export const enquiryKindOf = (ticketClass: string | null): EnquiryKind | null => {
  if (ticketClass === 'privacy-enquiry') return 'enquiry';
  return ticketClass === 'supervisory-authority' ? 'supervisory' : null;
};

/** The letter that answers a kind. */
export const answerOf = { enquiry: 'enquiry-answer', supervisory: 'supervisory-answer' } as const;

/** What the desk itself writes where the ticket turned out to be something else. */
export const RETRIAGED = 'retriaged';

export const enquiryColumns = `
  e.id, e.reference, e.ticket_id as "ticketId", t.reference as "ticketReference", t.subject,
  t.correspondent_name as "personName", t.correspondent_address as "personAddress", e.restricted, e.kind, e.state,
  e.authority_name as "authorityName", e.authority_reference as "authorityReference", e.owner_id as "ownerId",
  (select jsonb_build_object('id', o.id, 'name', o.name) from officer o where o.id = e.owner_id) as owner,
  e.received_at as "receivedAt", e.due_on::text as "dueOn", e.due_source as "dueSource", e.due_words as "dueWords",
  e.rule_set_version as "ruleSetVersion", e.answered_at as "answeredAt", e.no_answer_reason as "noAnswerReason",
  e.closed_at as "closedAt", e.version,
  exists (select 1 from letter l where l.ticket_id = e.ticket_id and l.state = 'queued'
          and l.kind in ('enquiry-answer', 'supervisory-answer')) as "answerQueued"`;

export const FROM_ENQUIRY = `from enquiry e join ticket t on t.id = e.ticket_id`;

/** The enquiry as it stands; `not-found` when it is not there or not this officer's to see: both answer the same. */
export async function seenEnquiry(ctx: Context, id: string): Promise<EnquiryRecord> {
  const [row] = await ctx.query<EnquiryRecord & Record<string, unknown>>(
    `select ${enquiryColumns} ${FROM_ENQUIRY} where e.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('enquiry.not-found', 'not-found');
  return row;
}

/** The enquiry, locked for this act, as whoever held it before has left it. */
export async function lockEnquiry(ctx: Context, id: string): Promise<EnquiryRecord> {
  await ctx.query(`select 1 from enquiry where id = $1 for update`, [id]);
  return seenEnquiry(ctx, id);
}

/** The file that hangs from a ticket, locked; null where there is none. */
export async function lockEnquiryOfTicket(ctx: Context, ticketId: string): Promise<EnquiryRecord | null> {
  const [found] = await ctx.query<{ id: string }>(`select id from enquiry where ticket_id = $1 for update`, [
    ticketId,
  ]);
  return found ? seenEnquiry(ctx, found.id) : null;
}

export const enquiryFactsOf = ({ kind, answeredAt, answerQueued }: EnquiryRecord): EnquiryFacts => ({
  kind,
  answeredAt,
  answerQueued,
});

/** Adds to the history; nothing is ever taken from it. */
export async function addEnquiryFact(
  ctx: Context,
  enquiry: Pick<EnquiryRecord, 'id' | 'ticketId' | 'restricted'>,
  kind: string,
  data: object,
): Promise<void> {
  await ctx.query(
    `insert into enquiry_fact (enquiry_id, ticket_id, restricted, kind, at, data, officer_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      enquiry.id,
      enquiry.ticketId,
      enquiry.restricted,
      kind,
      ctx.now,
      JSON.stringify(data),
      ctx.actor.kind === 'officer' ? ctx.actor.officerId : null,
    ],
  );
}

/** Column names come from the code alone. */
export async function writeEnquiry(
  ctx: Context,
  id: string,
  changes: Record<string, unknown>,
): Promise<void> {
  const sets = Object.keys(changes).map((column, at) => `${column} = $${at + 2}`);
  await ctx.query(`update enquiry set ${[...sets, 'version = version + 1'].join(', ')} where id = $1`, [
    id,
    ...Object.values(changes),
  ]);
}
