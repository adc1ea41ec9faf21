import { record } from '#audit';
import { parisDay, type CivilDay } from '#domain';
import { DomainError, isUniqueViolation, type Context } from '#foundation';
import { actingOfficer } from '#triage';
import { journalOf } from './journal-of.js';
import { planFile } from './plan-retention.js';

export interface NewClaim {
  readonly reason: string;
  /** The last day for which the file is kept; null until somebody lifts it. */
  readonly until: CivilDay | null;
  /** When somebody looks at it again, at the latest. */
  readonly reviewOn: CivilDay;
}

/**
 * Keeps a file for the establishment, exercise or defence of a legal claim: nothing of it is destroyed while the claim stands.
 * @law GDPR art. 17(3)(e), 18(2)
 */
export async function putClaim(ctx: Context, ticketId: string, claim: NewClaim): Promise<void> {
  const officerId = actingOfficer(ctx);
  const ticket = await heldTicket(ctx, ticketId);
  const today = parisDay(ctx.now);
  if (claim.reviewOn <= today) throw new DomainError('retention.review-past', 'invalid');
  if (claim.until !== null && claim.until < today) throw new DomainError('retention.claim-past', 'invalid');
  await ctx.query(OVER, [ticketId, officerId, ctx.now, today]);
  const values = [ticketId, claim.reason, claim.until, claim.reviewOn, officerId, ctx.now];
  const [put] = await ctx.query<{ id: string }>(PUT, values).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw new DomainError('retention.claim-stands', 'conflict');
    throw error;
  });
  await planFile(ctx, ticketId);
  await record(ctx, {
    type: 'retention.claim-put',
    journal: journalOf(ticket),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { claimId: put.id, until: claim.until, reviewOn: claim.reviewOn },
    personal: { reason: claim.reason },
  });
}

/** The claim is over: the file ends at its date, and at the earliest after its notice. */
export async function liftClaim(ctx: Context, ticketId: string, reason: string): Promise<void> {
  const officerId = actingOfficer(ctx);
  const ticket = await heldTicket(ctx, ticketId);
  const [lifted] = await ctx.query<{ id: string }>(LIFT, [ticketId, officerId, ctx.now, reason]);
  if (!lifted) throw new DomainError('retention.no-claim', 'refused');
  await planFile(ctx, ticketId);
  await record(ctx, {
    type: 'retention.claim-lifted',
    journal: journalOf(ticket),
    object: { kind: 'ticket', id: ticketId },
    ticketId,
    content: { claimId: lifted.id },
    personal: { reason },
  });
}

/** The ticket is held against the destruction: one of the two comes first. */
async function heldTicket(ctx: Context, id: string): Promise<{ restricted: boolean }> {
  const [ticket] = await ctx.query<{ restricted: boolean; destroyed: boolean }>(
    `select restricted, destroyed_at is not null as destroyed from ticket where id = $1 and merged_into is null for update`,
    [id],
  );
  if (!ticket) throw new DomainError('ticket.not-found', 'not-found');
  if (ticket.destroyed) throw new DomainError('file.destroyed', 'refused');
  return ticket;
}

const PUT = `
  insert into retention_claim (ticket_id, reason, until, review_on, put_by, put_at) values ($1, $2, $3, $4, $5, $6) returning id`;

// A claim that was put until a day and saw it pass makes room for another one.
const OVER = `
  update retention_claim set lifted_by = $2, lifted_at = $3 where ticket_id = $1 and lifted_at is null and until < $4::date`;

const LIFT = `
  update retention_claim set lifted_by = $2, lifted_at = $3, lift_reason = $4 where ticket_id = $1 and lifted_at is null returning id`;
