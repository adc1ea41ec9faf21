import type { Context } from '../context/context.js';
import type { Settings } from '../config/settings.js';

export type MailCaps = Pick<Settings, 'MAIL_CAP_ADDRESS_DAY' | 'MAIL_CAP_TICKET_DAY' | 'MAIL_CAP_HOUR'>;

export interface AutomaticMail {
  to: readonly string[];
  ownerIds: readonly string[];
}

export type CapVerdict =
  { kind: 'free' } | { kind: 'later'; at: Date } | { kind: 'held'; cap: 'address' | 'ticket' };

/**
 * Two machines that answer each other must stop by themselves: an automatic mail over the cap of its address or
 * ticket is held for a human, one over the cap of the desk waits its turn.
 */
export async function checkCaps(ctx: Context, caps: MailCaps, mail: AutomaticMail): Promise<CapVerdict> {
  // One at a time, so that two mails cannot both be the last one allowed.
  await ctx.query(`select pg_advisory_xact_lock(hashtextextended('automatic mail', 0))`);
  const [count] = await ctx.query<{ address: number; ticket: number; hour: number }>(
    `select count(*) filter (where envelope_to && $1::text[])::int as address,
       count(*) filter (where owner_id = any($2::uuid[]))::int as ticket,
       count(*) filter (where created_at > now() - interval '1 hour')::int as hour
     from outgoing_mail where automatic and created_at > now() - interval '1 day' and state <> 'held'`,
    [mail.to, mail.ownerIds],
  );
  if (count.address >= caps.MAIL_CAP_ADDRESS_DAY) return { kind: 'held', cap: 'address' };
  if (count.ticket >= caps.MAIL_CAP_TICKET_DAY) return { kind: 'held', cap: 'ticket' };
  if (count.hour < caps.MAIL_CAP_HOUR) return { kind: 'free' };
  return { kind: 'later', at: new Date(ctx.now.getTime() + 3600_000) };
}
