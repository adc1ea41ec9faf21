import { calendarOf, enquiryDueDay, type CivilDay, type EnquiryKind } from '#domain';
import { newId, randomReference, type Context } from '#foundation';
import { record } from '#audit';
import { rulesInForce } from '#rulesets';
import { journalOf } from '../request-record.js';
import {
  addEnquiryFact,
  enquiryKindOf,
  lockEnquiryOfTicket,
  RETRIAGED,
  writeEnquiry,
  type EnquiryRecord,
} from './enquiry-record.js';

interface Triaged {
  readonly id: string;
  readonly class: string | null;
  readonly triagedBy: string | null;
  readonly triaged: boolean;
  readonly ended: boolean;
  readonly restricted: boolean;
  readonly receivedAt: Date;
  readonly assigneeId: string | null;
}

/**
 * Brings the file of an enquiry in line with the triage of its ticket: opened when a question on privacy or a letter of the supervisory
 * authority was recognised, taken back when it turned out to be something else, and there again when it did not. Safe to repeat.
 */
export async function settleEnquiry(ctx: Context, ticketId: string): Promise<void> {
  const [ticket] = await ctx.query<Triaged & Record<string, unknown>>(TICKET, [ticketId]);
  if (!ticket) return;
  const kind = ticket.triaged ? enquiryKindOf(ticket.class) : null;
  const enquiry = await lockEnquiryOfTicket(ctx, ticketId);
  if (enquiry === null) {
    if (kind !== null && !ticket.ended) await openEnquiry(ctx, ticket, kind);
    return;
  }
  if (kind === null) await takeBack(ctx, enquiry);
  else if (enquiry.noAnswerReason === RETRIAGED) await putBack(ctx, ticket, enquiry, kind);
  else if (enquiry.kind !== kind && enquiry.state === 'open') await changeKind(ctx, ticket, enquiry, kind);
}

/** Tickets that were triaged before there were files, or whose job was lost. */
export async function sweepEnquiries(ctx: Context): Promise<void> {
  const missing = await ctx.query<{ id: string }>(MISSING);
  for (const { id } of missing) await settleEnquiry(ctx, id);
}

async function openEnquiry(ctx: Context, ticket: Triaged, kind: EnquiryKind): Promise<void> {
  const id = newId();
  const reference = randomReference(kind === 'supervisory' ? 'CNI' : 'QUE');
  const { dueOn, version } = await dueByPolicy(ctx, ticket, kind);
  await ctx.query(INSERT, [
    id,
    reference,
    ticket.id,
    ticket.restricted,
    kind,
    ticket.assigneeId ?? ticket.triagedBy,
    ticket.receivedAt,
    dueOn,
    version,
    ticket.triagedBy,
    ctx.now,
  ]);
  await addEnquiryFact(ctx, { ...ticket, id, ticketId: ticket.id }, 'opened', { kind, dueOn });
  await note(ctx, { id, ticketId: ticket.id, restricted: ticket.restricted }, 'enquiry.opened', {
    reference,
    kind,
    dueOn,
    rules: version,
  });
}

async function dueByPolicy(
  ctx: Context,
  { receivedAt }: Pick<Triaged, 'receivedAt'>,
  kind: EnquiryKind,
): Promise<{ dueOn: CivilDay; version: string }> {
  const { calendar, policy } = await rulesInForce(ctx);
  const days = calendarOf(calendar);
  return {
    dueOn: enquiryDueDay(kind, receivedAt, policy, days),
    version: `${days.name} ${days.version}; policy ${policy.version}`,
  };
}

/** Nothing was asked of the desk after all; what was answered stays answered. */
async function takeBack(ctx: Context, enquiry: EnquiryRecord): Promise<void> {
  if (enquiry.state !== 'open' || enquiry.answerQueued) return;
  await writeEnquiry(ctx, enquiry.id, { state: 'closed', no_answer_reason: RETRIAGED, closed_at: ctx.now });
  await addEnquiryFact(ctx, enquiry, RETRIAGED, {});
  await note(ctx, enquiry, 'enquiry.taken-back', { from: enquiry.state, to: 'closed' });
}

async function putBack(
  ctx: Context,
  ticket: Triaged,
  enquiry: EnquiryRecord,
  kind: EnquiryKind,
): Promise<void> {
  await writeEnquiry(ctx, enquiry.id, { state: 'open', no_answer_reason: null, closed_at: null });
  await addEnquiryFact(ctx, enquiry, 'put-back', { kind });
  await note(ctx, enquiry, 'enquiry.put-back', { from: enquiry.state, to: 'open' });
  if (enquiry.kind !== kind) await changeKind(ctx, ticket, enquiry, kind);
}

/** A date that the letter itself sets stays; one of the policy is that of the other kind. */
async function changeKind(
  ctx: Context,
  ticket: Triaged,
  enquiry: EnquiryRecord,
  kind: EnquiryKind,
): Promise<void> {
  const policy = await dueByPolicy(ctx, ticket, kind);
  const due =
    enquiry.dueSource === 'policy' ? { due_on: policy.dueOn, rule_set_version: policy.version } : {};
  await writeEnquiry(ctx, enquiry.id, { kind, ...due });
  await addEnquiryFact(ctx, enquiry, 'kind-changed', { from: enquiry.kind, to: kind });
  await note(ctx, enquiry, 'enquiry.kind-changed', { from: enquiry.kind, to: kind });
}

const note = (
  ctx: Context,
  enquiry: Pick<EnquiryRecord, 'id' | 'ticketId' | 'restricted'>,
  type: string,
  content: Record<string, unknown>,
): Promise<string> =>
  record(ctx, {
    type,
    journal: journalOf(enquiry),
    object: { kind: 'enquiry', id: enquiry.id },
    ticketId: enquiry.ticketId,
    content,
  });

const TICKET = `
  select id, class, triaged_by as "triagedBy", triaged_at is not null and merged_into is null as triaged, state = 'closed' as ended,
         restricted, first_received_at as "receivedAt", assignee_id as "assigneeId"
  from ticket where id = $1 for update`;

const MISSING = `
  select t.id from ticket t where t.class in ('privacy-enquiry', 'supervisory-authority') and t.triaged_at is not null
    and t.merged_into is null and t.state <> 'closed' and not exists (select 1 from enquiry e where e.ticket_id = t.id)
  order by t.id limit 200`;

const INSERT = `
  insert into enquiry (id, reference, ticket_id, restricted, kind, owner_id, received_at, due_on, due_source, rule_set_version,
      created_by, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'policy', $9, $10, $11)`;
