import type { Context } from '../context/context.js';
import type { Settings } from '../config/settings.js';
import { oneMailbox, oneMailboxSql } from './one-mailbox.js';

export type MailCaps = Pick<Settings, 'MAIL_CAP_ADDRESS_DAY' | 'MAIL_CAP_TICKET_DAY' | 'MAIL_CAP_HOUR'>;

export interface AutomaticMail {
  to: readonly string[];
  ownerIds: readonly string[];
  /** `objectionKey` of each recipient. */
  objectionKeys: readonly Buffer[];
}

export type HeldBy = 'address' | 'ticket' | 'objection';
export type CapVerdict = { kind: 'free' } | { kind: 'later'; at: Date } | { kind: 'held'; cap: HeldBy };

interface Counts {
  address: number;
  ticket: number;
  objected: boolean;
  /** When the mail leaves (or left) that is the last one of a full hour before this one; null while the hour is not full. */
  full: Date | null;
}

/**
 * Two machines that answer each other must stop by themselves: an automatic mail over the cap of its address or
 * ticket is held for a human, one over the cap of the desk waits its turn. Every way to write one mailbox
 * counts for it. Nothing automatic leaves for who called one of our mails spam.
 */
export async function checkCaps(ctx: Context, caps: MailCaps, mail: AutomaticMail): Promise<CapVerdict> {
  // One at a time, so that two mails cannot both be the last one allowed.
  await ctx.query(`select pg_advisory_xact_lock(hashtextextended('automatic mail', 0))`);
  const [count] = await ctx.query<Counts & Record<string, unknown>>(COUNTS, [
    mail.to.map(oneMailbox),
    mail.ownerIds,
    mail.objectionKeys,
    caps.MAIL_CAP_HOUR - 1,
  ]);
  if (count.objected) return { kind: 'held', cap: 'objection' };
  if (count.address >= caps.MAIL_CAP_ADDRESS_DAY) return { kind: 'held', cap: 'address' };
  if (count.ticket >= caps.MAIL_CAP_TICKET_DAY) return { kind: 'held', cap: 'ticket' };
  // However many wait already: no hour that begins with any of them holds more than the cap.
  const at = count.full ? new Date(count.full.getTime() + 3600_000) : ctx.now;
  return at > ctx.now ? { kind: 'later', at } : { kind: 'free' };
}

const COUNTS = `
  with automatic as (
    select * from outgoing_mail where automatic and state <> 'held' and created_at > now() - interval '1 day'
  )
  select (select count(*)::int from automatic
          where array(select ${oneMailboxSql('a')} from unnest(envelope_to) a) && $1::text[]) as address,
         (select count(*)::int from automatic where owner_id = any ($2::uuid[])) as ticket,
         exists (select 1 from mail_objection where address_hash = any ($3::bytea[])) as objected,
         (select greatest(not_before, created_at) from automatic order by greatest(not_before, created_at) desc
          offset greatest($4, 0) limit 1) as full`;
