import type { TicketLead, TriageHistoryEntry } from '#domain';
import type { Context } from '#foundation';

export interface ConversationQuestion {
  readonly messageId: string;
  readonly copyHash: Buffer | null;
  /** Ticket reference under a genuine token of ours. */
  readonly reference: string | null;
  readonly repliesTo: readonly string[];
  readonly sender: string | null;
}

export interface Conversations {
  readonly leads: readonly TicketLead[];
  readonly history: readonly TriageHistoryEntry[];
  /** The message that this one is a copy of. */
  readonly copyOf: string | null;
}

interface LeadRow {
  how: TicketLead['how'];
  ticketId: string;
  correspondent: string | null;
  restricted: boolean;
  sourceId: string | null;
  messageId: string | null;
  from: string | null;
  subject: string;
  class: TriageHistoryEntry['class'] | null;
  rights: string[];
  account: string | null;
  reference: string | null;
  subjects: string[] | null;
  claimed: string[] | null;
  finished: boolean | null;
  answeredAt: Date | null;
}

/** Every conversation that the message may belong to, in one round trip. */
export async function conversationsOf(ctx: Context, question: ConversationQuestion): Promise<Conversations> {
  const rows = await ctx.query<LeadRow & Record<string, unknown>>(LEADS, [
    question.messageId,
    question.reference,
    question.copyHash,
    question.repliesTo,
    question.sender,
  ]);
  return {
    leads: rows.map(leadOf),
    history: rows
      .filter((row) => row.class !== null && row.how !== 'copy')
      .map(historyOf)
      .reverse(),
    copyOf: rows.find(({ how }) => how === 'copy')?.sourceId ?? null,
  };
}

const leadOf = (row: LeadRow): TicketLead => ({
  how: row.how,
  ticketId: row.ticketId,
  correspondent: row.correspondent,
  restricted: row.restricted,
  ...(row.how === 'token'
    ? {
        reference: row.reference,
        subjects: [row.subject, ...(row.subjects ?? [])],
        rights: [...row.rights, ...(row.claimed ?? [])],
        finished: row.finished ?? false,
        answeredAt: row.answeredAt,
      }
    : {}),
});

const historyOf = (row: LeadRow): TriageHistoryEntry => ({
  messageId: row.messageId,
  from: row.from,
  subject: row.subject,
  class: row.class!,
  rights: row.rights as TriageHistoryEntry['rights'],
  account: row.account,
});

// Looked up one by one (OFFSET keeps the laterals apart): a plan made while the desk was empty would read every ticket.
// A destroyed file takes nothing in any more: whoever writes again begins a conversation of its own.
// A merged ticket hands on to the one it was merged into: whose reference it is stays its correspondent, requests and letters are those of both.
const LEADS = `
  with lead as (
    (select 'token' as how, t.id as ticket_id, null::uuid as source_id, null as message_id, null as from_address
     from ticket t where t.reference = $2)
    union all
    (select 'copy', m.ticket_id, m.id, m.message_id, m.from_address
     from message m where m.copy_hash = $3 and m.id <> $1 and m.ticket_id is not null order by m.journaled_at limit 1)
    union all
    (select 'reference', m.ticket_id, m.id, m.message_id, m.from_address
     from message m where m.message_id = any ($4) and m.id <> $1 and m.ticket_id is not null limit 5)
    union all
    (select 'same-sender', t.id, null, null, t.correspondent_address
     from ticket t where t.correspondent_address = $5 order by t.last_message_at desc limit 3)
  )
  select l.how, h.id as "ticketId", t.correspondent_address as correspondent, h.restricted,
         l.source_id as "sourceId", l.message_id as "messageId", coalesce(l.from_address, t.correspondent_address) as "from",
         t.subject, t.class, t.rights, t.account_address as account, t.reference,
         case when l.how = 'token' then array(select x.subject from letter x where x.ticket_id in (t.id, h.id) and x.message_id is not null
                order by x.created_at desc limit 30) end as subjects,
         q.claimed, h.state = 'closed' or coalesce(q.finished, false) as finished, q.answered_at as "answeredAt"
  from lead l
  cross join lateral (select * from ticket where id = l.ticket_id offset 0) t
  cross join lateral (select id, restricted, state from ticket where id = coalesce(t.merged_into, t.id) and destroyed_at is null offset 0) h
  left join lateral (
    select array_agg(w) as claimed, bool_and(r.state in ('answered', 'closed', 'withdrawn')) as finished, max(r.answered_at) as answered_at
    from request r cross join unnest(r.rights) w where r.ticket_id in (t.id, h.id)
  ) q on l.how = 'token'`;
