import type { ChannelKind, MailboxGapReason } from '#domain';
import type { Context } from '#foundation';
import type { ChannelState } from './channel.js';

/** What a channel saw and what became of it. Counts carry no personal data. */
export interface ChannelCounts {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly state: ChannelState;
  readonly seen: number | null;
  readonly seenAt: Date | null;
  readonly journaled: number;
  readonly accounted: number;
  readonly inProgress: number;
  readonly byHand: number;
  readonly copies: number;
  readonly unread: {
    uid: number;
    reason: MailboxGapReason;
    size: number | null;
    attempts: number;
    since: string;
  }[];
  readonly trial: { mails: number; bytes: number; tooLarge: number; countedAt: string } | null;
  readonly activatedAt: Date | null;
  readonly newestAt: Date | null;
  readonly oldestUnhandledAt: Date | null;
  readonly lastError: string | null;
  readonly lastErrorAt: Date | null;
  readonly config: Record<string, unknown>;
}

/** Every channel, or one, with "seen = accounted for". */
export function channelCounts(ctx: Context, id: string | null = null): Promise<ChannelCounts[]> {
  return ctx.query<ChannelCounts & Record<string, unknown>>(COUNTS, [id]);
}

// An administrator runs the channels and reads no message: the counts come from a function that sees every row and gives numbers only.
const COUNTS = `
  select c.id, c.kind, c.name, c.state, c.seen_count::float8 as seen, c.seen_at as "seenAt",
         n.journaled::int, n.accounted::int, n.in_progress::int as "inProgress", n.by_hand::int as "byHand", n.copies::int,
         coalesce(u.mails, '[]') as unread, c.trial, c.activated_at as "activatedAt", n.newest_at as "newestAt", n.oldest_unhandled_at as "oldestUnhandledAt",
         c.last_error as "lastError", c.last_error_at as "lastErrorAt", c.config
  from channel c cross join lateral channel_counts(c.id) n
  cross join lateral (
    select jsonb_agg(jsonb_build_object('uid', g.uid, 'reason', g.reason, 'size', g.size, 'attempts', g.attempts,
      'since', to_char(g.first_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by g.uid) as mails
    from (select * from mailbox_gap where channel_id = c.id and state = 'open' order by uid limit 100) g) u
  where $1::uuid is null or c.id = $1
  order by c.created_at`;
