import { clockOf, type Clock, houseLanguage, type RequesterKind, type Right } from '#domain';
import { DomainError, enqueue, jobs, newId, randomReference, type Context } from '#foundation';
import { record } from '#audit';
import { rulesInForce } from '#rulesets';
import { actingOfficer, confirmTriage, seenTicket, type SeenTicket } from '#triage';
import { explained, ruleSetVersionOf } from './facts-of-record.js';
import { addProof } from './identity/add-proof.js';
import { acknowledgementRefusals, firstMessage, type FirstMessage } from './first-message.js';
import { planMailingStop } from './plan-mailing-stop.js';
import { requesterAtOpening, requesterColumns, type OpeningRequester } from './propose-requester.js';
import { journalOf } from './request-record.js';
import { planReminder } from './reminders.js';
import { proposeTasks } from './track-tasks.js';
import { addFact } from './write-request.js';

export interface OpenRequest {
  readonly rights: readonly Right[];
  readonly personName?: string;
  readonly accountAddress?: string | null;
  /** Where the arrival itself is not on an official channel: the true receipt. */
  readonly receivedAt?: Date;
  /** Who asks, where an officer says it; else what the triage read proposes it. */
  readonly requester?: RequesterKind;
  /** Who decided it, where the desk only carries it out. */
  readonly officerId?: string;
}

/**
 * Opens a request from a ticket: one receipt, one due date, one track a right. The month runs from the day the first
 * message arrived, read or not.
 * @law GDPR art. 12(3); EDPB Guidelines 01/2022 para. 159
 */
export async function openRequest(ctx: Context, ticketId: string, input: OpenRequest): Promise<string> {
  const officerId = input.officerId ?? actingOfficer(ctx);
  const ticket = await seenTicket(ctx, ticketId);
  if (ticket.mergedInto) throw new DomainError('ticket.merged', 'refused');
  const rights = [...new Set(input.rights)];
  if (rights.length === 0) throw new DomainError('request.rights-missing', 'invalid');
  await assertNotOpenAlready(ctx, ticketId, rights);
  const { receivedAt, firstArrivalAt } = await receiptOf(ctx, ticket, input);
  await triageAsRequest(ctx, ticket, rights, input.accountAddress);
  const facts = { receivedAt, firstArrivalAt, pauses: [], extensions: [], stop: null };
  const clock = clockOf(facts, ctx.now, await rulesInForce(ctx));
  const first = await firstMessage(ctx, ticketId);
  const request = {
    id: newId(),
    reference: randomReference('DSR'),
    ticketId,
    restricted: ticket.restricted,
    accountAddress: input.accountAddress === undefined ? ticket.accountAddress : input.accountAddress,
  };
  await insertRequest(ctx, {
    ...request,
    ticket,
    rights,
    receivedAt,
    clock,
    officerId,
    first,
    personName: input.personName,
    requester: await requesterAtOpening(ctx, ticketId, { ...input, rights }),
  });
  await addFact(ctx, request, {
    kind: 'opened',
    data: { rights, firstArrivalAt: firstArrivalAt ?? undefined },
  });
  const shownBy = await keepFirstProof(ctx, request, first);
  await record(ctx, {
    type: 'request.opened',
    journal: journalOf(ticket),
    object: { kind: 'request', id: request.id },
    ticketId,
    content: {
      reference: request.reference,
      rights,
      dueOn: clock.lastDay,
      ruleSetVersion: ruleSetVersionOf(clock),
      identityLevel: shownBy ? 'L1' : 'L0',
      ...(input.officerId && { officerId }),
    },
    personal: { account: request.accountAddress },
  });
  await planReminder(ctx, request.id, clock);
  await planMailingStop(ctx, request.id, receivedAt);
  await acknowledge(ctx, request, first);
  return request.id;
}

/** A mail that our own servers authenticated as the account's is the first proof of who writes. */
async function keepFirstProof(
  ctx: Context,
  request: Parameters<typeof addProof>[1] & { accountAddress: string | null },
  first: FirstMessage | null,
): Promise<boolean> {
  if (!first || !shownByMail(first, request.accountAddress)) return false;
  const { id: messageId, receivedAt: seenAt } = first;
  await addProof(ctx, request, { kind: 'authenticated-mail', level: null, seenAt, messageId });
  return true;
}

/** The acknowledgement leaves by itself, or the journal says why it does not. */
async function acknowledge(
  ctx: Context,
  { id, ticketId, restricted }: { id: string; ticketId: string; restricted: boolean },
  first: FirstMessage | null,
): Promise<void> {
  if (!first) return;
  const reasons = acknowledgementRefusals(first).map(({ code }) => code);
  if (reasons.length === 0) {
    await enqueue(ctx, jobs.acknowledgeRequest, { requestId: id });
    return;
  }
  await record(ctx, {
    type: 'request.not-acknowledged',
    journal: journalOf({ restricted }),
    object: { kind: 'request', id },
    ticketId,
    content: { reasons },
  });
}

interface Receipt {
  readonly receivedAt: Date;
  /** An earlier arrival of the same request at an address that is not offered for it. */
  readonly firstArrivalAt: string | null;
}

/**
 * The first request of a conversation arrived with it. A new one after an answer is a new case with a new period: it
 * arrived with the first message since.
 * @law GDPR art. 12(3), 12(5)
 */
async function receiptOf(
  ctx: Context,
  ticket: SeenTicket,
  { receivedAt, rights }: OpenRequest,
): Promise<Receipt> {
  if (receivedAt !== undefined && receivedAt > ctx.now)
    throw new DomainError('request.received-in-future', 'invalid');
  const { ended, since } = await sinceLastEnd(ctx, ticket.id);
  if (ended.length > 0) {
    const askedAgain = rights.some((right) => ended.includes(right));
    // A right that was overlooked was asked from the start; one that was answered is asked anew only by a new message.
    const arrivedThen = receivedAt ?? since ?? (askedAgain ? null : ticket.firstReceivedAt);
    if (!arrivedThen) throw new DomainError('request.nothing-new-arrived', 'refused');
    return { receivedAt: arrivedThen, firstArrivalAt: null };
  }
  const arrived = receivedAt ?? ticket.firstReceivedAt;
  const first = ticket.firstReceivedAt < arrived ? ticket.firstReceivedAt.toISOString() : null;
  return { receivedAt: arrived, firstArrivalAt: first };
}

/** The rights whose requests ended in this conversation, and when the first message since arrived. */
async function sinceLastEnd(ctx: Context, ticketId: string): Promise<{ ended: Right[]; since: Date | null }> {
  const [row] = await ctx.query<{ ended: Right[] | null; since: Date | null }>(
    `select e.rights as ended,
            (select min(m.received_at) from message m where m.ticket_id = $1 and m.direction = 'in' and m.received_at > e.at) as since
     from (select max(coalesce(r.answered_at, r.closed_at)) as at, array_agg(distinct u.value) as rights
           from request r cross join lateral unnest(r.rights) u (value) where r.ticket_id = $1 and r.state in ('answered', 'closed', 'withdrawn')) e`,
    [ticketId],
  );
  return { ended: row?.ended ?? [], since: row?.since ?? null };
}

/** One right is asked once at a time; an answer that was incomplete goes on under its own request, by reopening it. */
async function assertNotOpenAlready(ctx: Context, ticketId: string, rights: readonly Right[]): Promise<void> {
  const open = await ctx.query<{ reference: string; rights: Right[] }>(
    `select reference, rights from request where ticket_id = $1
       and (state in ('received', 'assessing', 'decided') or state = 'answered' and not exists (
         select 1 from message m where m.ticket_id = $1 and m.direction = 'in' and m.received_at > answered_at))`,
    [ticketId],
  );
  const same = open.find((other) => other.rights.some((right) => rights.includes(right)));
  if (same) throw new DomainError('request.already-open', 'refused', { reference: same.reference });
}

async function triageAsRequest(
  ctx: Context,
  ticket: SeenTicket,
  rights: readonly Right[],
  accountAddress: string | null | undefined,
): Promise<void> {
  if (ticket.triagedAt && ticket.class === 'subject-request') return;
  await confirmTriage(ctx, ticket.id, { class: 'subject-request', rights, accountAddress });
}

interface NewRequest {
  readonly id: string;
  readonly reference: string;
  readonly ticket: SeenTicket;
  readonly rights: readonly Right[];
  readonly personName?: string;
  readonly accountAddress: string | null;
  readonly receivedAt: Date;
  readonly clock: Clock;
  readonly officerId: string;
  readonly first: FirstMessage | null;
  readonly requester: OpeningRequester;
}

async function insertRequest(ctx: Context, request: NewRequest): Promise<void> {
  const { ticket, clock } = request;
  await ctx.query(INSERT, [
    request.id,
    request.reference,
    ticket.id,
    ticket.restricted,
    request.rights,
    ticket.subject,
    request.personName || ticket.correspondentName,
    ticket.correspondentAddress ?? '',
    request.accountAddress,
    ticket.language ?? request.first?.language ?? houseLanguage,
    request.receivedAt,
    clock.receiptDay,
    clock.rawLastDay,
    clock.lastDay,
    clock.safeTarget,
    ruleSetVersionOf(clock),
    JSON.stringify(explained(clock)),
    request.first && shownByMail(request.first, request.accountAddress) ? 'L1' : 'L0',
    request.officerId,
    ctx.now,
    ...requesterColumns(request.requester),
  ]);
  await proposeTasks(ctx, request, request.rights);
}

/**
 * A mail from the account's own address that our servers authenticated is level 1; a `From:` alone is nothing.
 * @law GDPR art. 12(2), 12(6)
 */
function shownByMail(first: FirstMessage, accountAddress: string | null): boolean {
  return (
    accountAddress !== null &&
    first.fromAddress === accountAddress.toLowerCase() &&
    first.authenticated === true
  );
}

const INSERT = `
  with opened as (
    insert into request (id, reference, ticket_id, restricted, state, rights, subject, person_name, person_address, account_address,
        language, received_at, receipt_day, raw_last_day, due_on, first_due_on, safe_on, rule_set_version, explanation,
        identity_level, created_by, created_at, updated_at, requester, requester_because, requester_set_by)
    values ($1, $2, $3, $4, 'received', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16, $17, $18, $19, $20, $20, $21, $22, $23)
  )
  insert into request_track (request_id, ticket_id, restricted, "right", position)
    select $1, $3, $4, r.value, r.place from unnest($5::text[]) with ordinality as r (value, place)`;
