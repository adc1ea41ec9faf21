import { DomainError, type Context } from '#foundation';
import type { Refusal } from '#domain';
import type { LetterRecord, Seen } from './letter-record.js';

/** Something of a conversation that whoever writes a letter has not seen. */
export interface NewsItem {
  readonly kind: 'message' | 'letter' | 'decision';
  readonly id: string;
  readonly at: Date;
  /** A name or an address; null for the desk itself. */
  readonly who: string | null;
  /** The subject of a message, the kind of a letter, the name of a decision. */
  readonly what: string;
}

type About = Pick<LetterRecord, 'id' | 'ticketId' | 'basedOn'>;

/** How much there is to see in the conversation of a letter now. */
export async function seenNow(ctx: Context, { id, ticketId }: Pick<About, 'id' | 'ticketId'>): Promise<Seen> {
  const [now] = await ctx.query<Seen & Record<string, unknown>>(
    `select (select message_count from ticket where id = $1) as messages,
            (select count(*)::int from letter l where ${OTHER_LETTERS}) as letters,
            (select count(*)::int from request_fact f where ${DECISIONS}) as decisions`,
    [ticketId, id],
  );
  return now;
}

/**
 * What came into the conversation beyond what was seen. Counted and not dated: what was written before and committed after is
 * found too. What the officer did themselves is no news to them.
 */
export async function newsSince(ctx: Context, letter: About, seen: Seen): Promise<NewsItem[]> {
  const now = await seenNow(ctx, letter);
  const fresh = {
    messages: Math.max(0, now.messages - seen.messages),
    letters: Math.max(0, now.letters - seen.letters),
    decisions: Math.max(0, now.decisions - seen.decisions),
  };
  if (fresh.messages + fresh.letters + fresh.decisions === 0) return [];
  const officerId = ctx.actor.kind === 'officer' ? ctx.actor.officerId : null;
  return ctx.query<NewsItem & Record<string, unknown>>(NEWS, [
    letter.ticketId,
    letter.id,
    fresh.messages,
    fresh.letters,
    fresh.decisions,
    officerId,
  ]);
}

/**
 * Stops a letter past which something came: with what was seen when the editor was opened, where the sender says it, otherwise
 * with what was seen when it was written. The refusal counts and names nobody: whoever looks, looks at the letter.
 */
export async function assertNothingNew(ctx: Context, letter: LetterRecord, seen?: Seen): Promise<void> {
  const [moved] = await movedRefusals(ctx, letter, seen);
  if (moved) throw new DomainError(moved.code, 'conflict', { ...moved.params });
}

export async function movedRefusals(
  ctx: Context,
  letter: LetterRecord,
  seen: Seen = letter.basedOn,
): Promise<Refusal[]> {
  const news = await newsSince(ctx, letter, seen);
  const count = (kind: NewsItem['kind']) => news.filter((item) => item.kind === kind).length;
  return news.length === 0
    ? []
    : [
        {
          code: 'letter.ticket-moved',
          params: {
            newMessages: count('message'),
            newLetters: count('letter'),
            newDecisions: count('decision'),
          },
        },
      ];
}

/** What the desk wrote by itself (an acknowledgement, a reminder) changes nothing about what an officer says. */
const OTHER_LETTERS = `l.ticket_id = $1 and l.id <> $2 and not l.automatic and l.state not in ('draft', 'discarded')`;

const DECISIONS = `f.request_id in (select r.id from request r where r.ticket_id = $1)
  and f.kind in ('set-outcome', 'decide', 'reconsider', 'extend', 'ask-identity', 'identity-received', 'ask-clarification',
    'clarification-received', 'answer-insufficient', 'close', 'close-without-answer', 'withdraw', 'reopen')`;

const NEWS = `
  select kind, id, at, who, what from (
    (select 'message' as kind, m.id, m.received_at as at, coalesce(m.from_name, m.from_address) as who,
            coalesce(m.subject, '') as what, null::uuid as by
       from message m where m.ticket_id = $1 order by m.journaled_at desc, m.id desc limit $3)
    union all
    (select 'letter', l.id, coalesce(l.sent_at, l.updated_at), o.name, l.kind, l.created_by
       from letter l left join officer o on o.id = l.created_by
       where ${OTHER_LETTERS} order by l.updated_at desc, l.id desc limit $4)
    union all
    (select 'decision', f.id, f.at, o.name, f.kind, f.officer_id
       from request_fact f left join officer o on o.id = f.officer_id where ${DECISIONS} order by f.id desc limit $5)
  ) news where by is null or by is distinct from $6::uuid order by at`;
