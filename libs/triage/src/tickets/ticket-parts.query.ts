import type { ProposalReason } from '#domain';
import type { Context } from '#foundation';

type Brief = { id: string; name: string } | null;

/** What hangs from one ticket and belongs to triage: notes, tasks, links, merges, proposals, files, the suggestion. */
export interface TicketParts {
  readonly notes: { id: string; at: Date; body: string; by: Brief }[];
  readonly tasks: {
    id: string;
    title: string;
    assignee: Brief;
    dueOn: string | null;
    doneAt: Date | null;
    requestId: string | null;
  }[];
  readonly links: { id: string; ticketId: string; reference: string; subject: string }[];
  /** What was merged into it, and single messages that came from another ticket or went to one. */
  readonly merges: {
    id: string;
    kind: 'merge' | 'moved-in' | 'moved-out';
    ticketId: string;
    reference: string;
    at: Date;
  }[];
  readonly mergedInto: { id: string; reference: string } | null;
  readonly attachments: {
    id: string;
    fileName: string;
    mimeType: string;
    size: number;
    by: Brief;
    at: Date;
  }[];
  readonly proposals: {
    id: string;
    messageId: string;
    candidateTicketId: string;
    reference: string;
    subject: string;
    reason: ProposalReason;
    quote: string | null;
  }[];
}

/** One round trip for everything that hangs from the ticket; row-level policies apply to each part. */
export async function ticketParts(ctx: Context, ticketId: string): Promise<TicketParts> {
  const [row] = await ctx.query<{ parts: TicketParts }>(PARTS, [ticketId]);
  return row.parts;
}

const by = (column: string): string =>
  `(select jsonb_build_object('id', o.id, 'name', o.name) from officer o where o.id = ${column})`;
const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const list = (object: string, from: string): string =>
  `(select coalesce(jsonb_agg(${object}), '[]') from ${from})`;

const PARTS = `
  select jsonb_build_object(
    'notes', ${list(`jsonb_build_object('id', n.id, 'at', ${iso('n.created_at')}, 'body', n.body, 'by', ${by('n.officer_id')}) order by n.created_at`, 'ticket_note n where n.ticket_id = $1')},
    'tasks', ${list(`jsonb_build_object('id', k.id, 'title', k.title, 'assignee', ${by('k.assignee_id')}, 'dueOn', k.due_on, 'doneAt', ${iso('k.done_at')}, 'requestId', k.request_id) order by k.done_at nulls first, k.due_on nulls last, k.created_at`, 'task k where k.ticket_id = $1 and k.kind is null')},
    'links', ${list(
      `jsonb_build_object('id', l.id, 'ticketId', x.id, 'reference', x.reference, 'subject', x.subject)`,
      'ticket_link l join ticket x on x.id = case when l.ticket_id = $1 then l.other_ticket_id else l.ticket_id end where l.ticket_id = $1 or l.other_ticket_id = $1',
    )},
    'merges', ${list(
      `jsonb_build_object('id', g.id, 'kind', case when g.kind = 'merge' then 'merge' when g.ticket_id = $1 then 'moved-out' else 'moved-in' end,
         'ticketId', x.id, 'reference', x.reference, 'at', ${iso('g.created_at')}) order by g.created_at`,
      `ticket_merge g join ticket x on x.id = case when g.into_ticket_id = $1 then g.ticket_id else g.into_ticket_id end
       where (g.into_ticket_id = $1 or (g.ticket_id = $1 and g.kind = 'move')) and g.undone_at is null`,
    )},
    'mergedInto', (select jsonb_build_object('id', x.id, 'reference', x.reference) from ticket t join ticket x on x.id = t.merged_into where t.id = $1),
    'attachments', ${list(`jsonb_build_object('id', a.id, 'fileName', a.file_name, 'mimeType', a.mime_type, 'size', a.size, 'by', ${by('a.officer_id')}, 'at', ${iso('a.created_at')}) order by a.created_at`, 'ticket_attachment a where a.ticket_id = $1')},
    'proposals', ${list(
      `jsonb_build_object('id', p.id, 'messageId', p.message_id, 'candidateTicketId', x.id, 'reference', x.reference, 'subject', x.subject, 'reason', p.reason, 'quote', p.quote)`,
      'thread_proposal p join ticket x on x.id = p.candidate_ticket_id where p.ticket_id = $1 and p.decided is null',
    )}
  ) as parts`;
