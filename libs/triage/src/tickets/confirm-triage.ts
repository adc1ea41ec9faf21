import type { MessageClass, NotPrivacySubclass, Right } from '#domain';
import { record } from '#audit';
import { DomainError, type Context } from '#foundation';
import { planPassOn } from '../pass-on/plan-pass-on.js';
import { assertBodiesKept, stopPassOn } from '../pass-on/take-back.js';
import { actingOfficer, seenTicket, type SeenTicket } from './seen-ticket.js';

export interface TriageDecision {
  readonly class: MessageClass;
  readonly notPrivacyKind?: NotPrivacySubclass;
  readonly rights: readonly Right[];
  readonly language?: string;
  readonly accountAddress?: string | null;
}

/** An officer says what the ticket is: confirms the suggestion or corrects it. A correction is kept beside what was suggested. */
export async function confirmTriage(ctx: Context, ticketId: string, decision: TriageDecision): Promise<void> {
  const officerId = actingOfficer(ctx);
  const ticket = await seenTicket(ctx, ticketId);
  if (ticket.mergedInto) throw new DomainError('ticket.merged', 'refused');
  if (decision.class === 'subject-request' && decision.rights.length === 0) {
    throw new DomainError('triage.rights-missing', 'invalid');
  }
  await ctx.query(DECIDE, [
    ticketId,
    decision.class,
    decision.class === 'not-privacy' ? (decision.notPrivacyKind ?? 'other') : null,
    decision.class === 'not-privacy' ? [] : decision.rights,
    decision.language ?? null,
    decision.accountAddress === undefined ? ticket.accountAddress : decision.accountAddress,
    officerId,
    ctx.now,
  ]);
  const kind = decision.class === 'not-privacy' ? (decision.notPrivacyKind ?? 'other') : null;
  if (kind === null || kind !== ticket.notPrivacyKind) await stopPassOn(ctx, ticketId);
  const corrected = differs(ticket, decision);
  if (corrected) await keepCorrection(ctx, ticket, decision, officerId);
  await record(ctx, {
    type: corrected ? 'ticket.triage-corrected' : 'ticket.triage-confirmed',
    journal: ticket.restricted || decision.class === 'authority-request' ? 'vault' : 'desk',
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { suggested: ticket.class, class: decision.class, rights: decision.rights },
    personal: { account: decision.accountAddress ?? null },
  });
  if (decision.class === 'authority-request' && !ticket.restricted) {
    await ctx.query('select restrict_ticket($1, $2)', [ticketId, 'triaged-as-authority-request']);
  }
  if (kind !== null) await planPassOn(ctx, ticketId);
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
  await record(ctx, {
    type: 'ticket.triage-undone',
    journal: ticket.restricted ? 'vault' : 'desk',
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { class: ticket.class },
  });
}

function differs(ticket: SeenTicket, decision: TriageDecision): boolean {
  const same = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((x) => b.includes(x));
  return (
    ticket.class !== decision.class ||
    (decision.class !== 'not-privacy' && !same(ticket.rights, decision.rights)) ||
    (decision.language !== undefined && decision.language !== ticket.language)
  );
}

async function keepCorrection(
  ctx: Context,
  ticket: SeenTicket,
  decision: TriageDecision,
  officerId: string,
): Promise<void> {
  const suggested = {
    class: ticket.class,
    rights: ticket.rights,
    language: ticket.language,
    notPrivacyKind: ticket.notPrivacyKind,
  };
  await ctx.query(
    `insert into triage_correction (ticket_id, restricted, officer_id, suggested, decided) values ($1, $2, $3, $4, $5)`,
    [ticket.id, ticket.restricted, officerId, JSON.stringify(suggested), JSON.stringify({ ...decision })],
  );
}

const DECIDE = `
  update ticket set class = $2, not_privacy_kind = $3, rights = $4, language = coalesce($5, language), account_address = $6,
         account_confirmed = $6::text is not null, triaged_by = $7, triaged_at = $8, unread = false,
         state = case when $2 = 'not-privacy' then 'closed' else 'open' end,
         closed_at = case when $2 = 'not-privacy' then $8::timestamptz end, closed_as = case when $2 = 'not-privacy' then 'not-privacy' end,
         version = version + 1
  where id = $1`;

// Class and rights go back to what the machine suggested of the first message.
const UNDO = `
  update ticket t set triaged_by = null, triaged_at = null, state = 'open', closed_at = null, closed_as = null, account_confirmed = false,
         class = coalesce(s.class, t.class), rights = coalesce(s.rights, t.rights), not_privacy_kind = s.not_privacy_kind, version = t.version + 1
  from (select $1::uuid as id) x
  left join lateral (select g.* from triage_suggestion g join message m on m.id = g.message_id where g.ticket_id = x.id order by m.received_at limit 1) s on true
  where t.id = x.id`;
