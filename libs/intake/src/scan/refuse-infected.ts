import { DomainError, type Context } from '#foundation';

/**
 * What the antivirus found stays in the desk: an infected attachment is not handed out, drawn or read, and neither is the mail
 * as received. Its clean attachments are.
 */
export async function refuseInfected(ctx: Context, messageId: string, ordinal?: number): Promise<void> {
  const [row] = await ctx.query<{ infected: number[] }>(
    `select coalesce(infected, '{}') as infected from message where id = $1 and scan = 'infected'`,
    [messageId],
  );
  if (!row) return;
  const whole = row.infected.length === 0;
  if (ordinal === undefined) throw new DomainError('message.infected', 'refused');
  if (whole || row.infected.includes(ordinal)) throw new DomainError('attachment.infected', 'refused');
}
