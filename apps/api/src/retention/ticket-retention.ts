import type { TicketRetention } from '#contracts';
import type { Context } from '#foundation';
import { retentionOfTicket } from '#retention';

/** How the ticket stands on its way out; null while it is open. */
export async function ticketRetention(ctx: Context, id: string): Promise<TicketRetention | null> {
  const row = await retentionOfTicket(ctx, id);
  if (!row) return null;
  const { lockedAt, certificate } = row;
  return {
    ...row,
    lockedAt: lockedAt && lockedAt.toISOString(),
    certificate: certificate && { ...certificate, destroyedAt: certificate.destroyedAt.toISOString() },
  };
}
