import { record } from '#audit';
import { DomainError, enqueue, jobs, type Context } from '#foundation';
import {
  keepDecision,
  kindOf,
  rightsOf,
  withdrawDecisions,
  type KeptDecision,
  type TriageDecision,
} from '../decisions/keep-decision.js';
import { leadingOf } from '../decisions/leading-suggestion.query.js';
import { planPassOn } from '../pass-on/plan-pass-on.js';
import { assertBodiesKept, stopPassOn } from '../pass-on/take-back.js';
import { actingOfficer, seenTicket, type SeenTicket } from './seen-ticket.js';

/** An officer says what the ticket is: confirms the suggestion or corrects it. Both are kept beside what was suggested. */
export async function confirmTriage(
  ctx: Context,
  ticketId: string,
  decision: TriageDecision,
  batchId: string | null = null,
): Promise<void> {
  const officerId = actingOfficer(ctx);
  const ticket = await seenTicket(ctx, ticketId);
  if (ticket.mergedInto) throw new DomainError('ticket.merged', 'refused');
  if (decision.class === 'subject-request' && decision.rights.length === 0) {
    throw new DomainError('triage.rights-missing', 'invalid');
  }
  const kind = kindOf(decision);
  await ctx.query(DECIDE, [
    ticketId,
    decision.class,
    kind,
    rightsOf(decision),
    decision.language ?? null,
    decision.accountAddress === undefined ? ticket.accountAddress : decision.accountAddress,
    officerId,
    ctx.now,
  ]);
  if (kind === null || kind !== ticket.notPrivacyKind) await stopPassOn(ctx, ticketId);
  const kept = await keepDecision(ctx, ticket, decision, batchId);
  await recordDecision(ctx, ticket, decision, kept, batchId);
  if (decision.class === 'authority-request' && !ticket.restricted) {
    await ctx.query('select restrict_ticket($1, $2)', [ticketId, 'triaged-as-authority-request']);
  }
  if (kind !== null) await planPassOn(ctx, ticketId);
  await settleEnquiry(ctx, ticketId, [ticket.class, decision.class]);
}

const withFile = ['privacy-enquiry', 'supervisory-authority'];

/** Of such a ticket a file is kept, and of one that is none any more it is taken back. */
async function settleEnquiry(
  ctx: Context,
  ticketId: string,
  classes: readonly (string | null)[],
): Promise<void> {
  if (classes.some((one) => one !== null && withFile.includes(one)))
    await enqueue(ctx, jobs.settleEnquiry, { ticketId });
}

async function recordDecision(
  ctx: Context,
  ticket: SeenTicket,
  decision: TriageDecision,
  { suggestion, corrected }: KeptDecision,
  batchId: string | null,
): Promise<void> {
  await record(ctx, {
    type: corrected ? 'ticket.triage-corrected' : 'ticket.triage-confirmed',
    journal: ticket.restricted || decision.class === 'authority-request' ? 'vault' : 'desk',
    object: { kind: 'ticket', id: ticket.id },
    ticketId: ticket.id,
    content: {
      suggested: suggestion?.class ?? null,
      version: suggestion?.version ?? null,
      class: decision.class,
      rights: decision.rights,
      ...(batchId && { batchId }),
    },
    personal: { account: decision.accountAddress ?? null },
  });
}

/** Takes a triage back: the ticket is in the inbox again, and nothing of it is passed on or destroyed any more. */
export async function undoTriage(ctx: Context, ticketId: string): Promise<void> {
  const ticket = await seenTicket(ctx, ticketId);
  if (!ticket.triagedAt) throw new DomainError('ticket.not-triaged', 'refused');
  const [open] = await ctx.query(`select 1 from request where ticket_id = $1 limit 1`, [ticketId]);
  if (open) throw new DomainError('ticket.has-request', 'refused');
  await stopPassOn(ctx, ticketId);
  await assertBodiesKept(ctx, ticketId);
  await ctx.query(UNDO, [ticketId]);
  await withdrawDecisions(ctx, ticketId);
  await settleEnquiry(ctx, ticketId, [ticket.class]);
  await record(ctx, {
    type: 'ticket.triage-undone',
    journal: ticket.restricted ? 'vault' : 'desk',
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { class: ticket.class },
  });
}

const DECIDE = `
  update ticket set class = $2, not_privacy_kind = $3, rights = $4, language = coalesce($5, language), account_address = $6,
         account_confirmed = $6::text is not null, triaged_by = $7, triaged_at = $8, unread = false,
         state = case when $2 = 'not-privacy' then 'closed' else 'open' end,
         closed_at = case when $2 = 'not-privacy' then $8::timestamptz end, closed_as = case when $2 = 'not-privacy' then 'not-privacy' end,
         version = version + 1
  where id = $1`;

// Everything goes back to what the machine suggested.
const UNDO = `
  update ticket t set triaged_by = null, triaged_at = null, state = 'open', closed_at = null, closed_as = null, account_confirmed = false,
         class = coalesce(s.class, t.class), rights = coalesce(s.rights, t.rights), not_privacy_kind = s.not_privacy_kind,
         language = coalesce(s.language, t.language), account_address = case when s.message_id is null then t.account_address else s.account end,
         version = t.version + 1
  from (select $1::uuid as id) x left join lateral (${leadingOf('x.id')}) s on true
  where t.id = x.id`;
