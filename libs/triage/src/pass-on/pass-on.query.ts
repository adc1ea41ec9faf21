import type { PassOnState, PassOnWay } from '#domain';
import type { Context } from '#foundation';
import { IS_NOT_OURS } from './pass-on-record.js';

/** What became of one mail of a ticket that is not the desk's business. */
export interface PassOnRow {
  readonly messageId: string;
  readonly kind: string;
  readonly way: PassOnWay | null;
  readonly target: string | null;
  readonly state: PassOnState;
  readonly failure: string | null;
  readonly passedAt: Date | null;
  readonly response: string | null;
  /** SHA-256 of the mail as it left. */
  readonly finalSha256: string | null;
  /** When the body goes; null while something keeps it: the ticket is open, or a request hangs from it. */
  readonly destroyAfter: Date | null;
  readonly destroyedAt: Date | null;
}

export const passOnOfTicket = (ctx: Context, ticketId: string): Promise<PassOnRow[]> =>
  ctx.query<PassOnRow & Record<string, unknown>>(
    `select p.message_id as "messageId", p.kind, p.way, p.target, p.state, p.failure, p.passed_at as "passedAt", p.response,
       encode(p.final_sha256, 'hex') as "finalSha256", case when ${IS_NOT_OURS} then p.destroy_after end as "destroyAfter",
       p.destroyed_at as "destroyedAt"
     from pass_on p join message m on m.id = p.message_id join ticket t on t.id = m.ticket_id
     where t.id = $1 order by m.received_at, m.id`,
    [ticketId],
  );

/** Numbers of one channel, by kind and by what became of the mails; nothing of what people wrote. */
export interface PassOnCount {
  readonly kind: string;
  readonly state: PassOnState;
  readonly mails: number;
  /** The next end of a body. */
  readonly nextEnd: Date | null;
}

export const passOnCounts = (ctx: Context, channelId: string): Promise<PassOnCount[]> =>
  ctx.query<PassOnCount & Record<string, unknown>>(
    `select kind, state, mails::int, next_end as "nextEnd" from pass_on_counts($1) order by kind, state`,
    [channelId],
  );
