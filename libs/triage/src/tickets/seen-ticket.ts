import { DomainError, type Context } from '#foundation';

export interface SeenTicket {
  readonly id: string;
  readonly reference: string;
  readonly state: 'open' | 'waiting' | 'closed';
  readonly class: string | null;
  readonly rights: string[];
  readonly language: string | null;
  readonly notPrivacyKind: string | null;
  readonly accountAddress: string | null;
  readonly restricted: boolean;
  readonly mergedInto: string | null;
  readonly triagedAt: Date | null;
  readonly subject: string;
  readonly firstReceivedAt: Date;
  readonly correspondentName: string | null;
  readonly correspondentAddress: string | null;
}

/** The ticket, locked for this act; `not-found` when it is not there or not this officer's to see: both answer the same. */
export async function seenTicket(ctx: Context, id: string): Promise<SeenTicket> {
  const [ticket] = await ctx.query<SeenTicket & Record<string, unknown>>(
    `select id, reference, state, class, rights, language, not_privacy_kind as "notPrivacyKind", account_address as "accountAddress",
            restricted, merged_into as "mergedInto", triaged_at as "triagedAt", subject, first_received_at as "firstReceivedAt",
            correspondent_name as "correspondentName", correspondent_address as "correspondentAddress"
     from ticket where id = $1 for update`,
    [id],
  );
  if (!ticket) throw new DomainError('ticket.not-found', 'not-found');
  return ticket;
}

/** The officer who acts; a use case of officers is never run by the system. */
export function actingOfficer(ctx: Context): string {
  if (ctx.actor.kind !== 'officer') throw new DomainError('act.needs-officer', 'forbidden');
  return ctx.actor.officerId;
}
