import type { CivilDay } from '#domain';
import type { Context } from '#foundation';

export interface RetentionOfTicket {
  readonly lockedAt: Date | null;
  readonly lockOn: CivilDay | null;
  readonly destroyOn: CivilDay | null;
  readonly claim: boolean;
  readonly certificate: {
    readonly id: string;
    readonly reference: string;
    readonly destroyedAt: Date;
  } | null;
}

/** How a ticket stands on its way out, for its page; null while nothing is known of it. */
export async function retentionOfTicket(ctx: Context, ticketId: string): Promise<RetentionOfTicket | null> {
  const [row] = await ctx.query<
    Omit<RetentionOfTicket, 'certificate'> & { id: string | null; reference: string; destroyedAt: Date }
  >(OF_TICKET, [ticketId]);
  if (!row) return null;
  const { id, reference, destroyedAt, ...standing } = row;
  return { ...standing, certificate: id === null ? null : { id, reference, destroyedAt } };
}

const OF_TICKET = `
  select t.locked_at as "lockedAt", a.lock_on::text as "lockOn", case when a.destroyed_at is null then a.destroy_on::text end as "destroyOn",
    exists (select from retention_claim k where k.ticket_id = t.id and k.lifted_at is null) as claim,
    c.id, c.reference, c.destroyed_at as "destroyedAt"
  from ticket t left join retention_file a on a.ticket_id = coalesce(t.merged_into, t.id)
  left join destruction_certificate c on c.id = a.certificate_id
  where t.id = $1 and (a.ticket_id is not null or t.locked_at is not null
                       or exists (select from retention_claim k where k.ticket_id = t.id and k.lifted_at is null))`;
