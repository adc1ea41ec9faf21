import { DomainError, isUuid, type Context } from '#foundation';
import { personalFields } from './commitment.js';
import { firstIdAt } from './event-id.js';
import type { Journal, Retention } from './event.js';
import { detailOf, eventColumns, type EventRow } from './stored-event.js';

export interface EventFilter {
  journal?: Journal;
  type?: string;
  actorId?: string;
  objectId?: string;
  ticketId?: string;
  /** ISO instants: from inclusive, to exclusive. */
  from?: string;
  to?: string;
  order?: 'asc' | 'desc';
  cursor?: string;
  limit?: number;
}

/** An event as officers see it. */
export interface EventView {
  id: string;
  journal: Journal;
  at: string;
  type: string;
  actor: { kind: string; id: string | null; name: string | null };
  object: { kind: string | null; id: string | null };
  retention: Retention;
  content: Record<string, unknown>;
  detail: Record<string, unknown> | null;
  leaf: string;
  seal: number | null;
  correlationId: string | null;
}

export interface EventPage {
  items: EventView[];
  next: string | null;
}

type ListedRow = EventRow & { seal_number: string | null; actor_name: string | null };

/** Events of one journal, newest first unless told, page by page. The vault shows nothing to who may not read it. */
export async function listEvents(ctx: Context, filter: EventFilter): Promise<EventPage> {
  const limit = Math.min(Math.max(filter.limit ?? 25, 1), 200);
  const ascending = filter.order === 'asc';
  const { where, params } = conditions(filter, ascending);
  const rows = await ctx.query<ListedRow>(
    `select ${eventColumns}, l.seal_number, o.name as actor_name
     from (select * from audit_event e where ${where.join(' and ')}
           order by e.id ${ascending ? 'asc' : 'desc'} limit ${limit + 1}) e
     left join audit_detail d on d.event_id = e.id
     left join audit_leaf l on l.event_id = e.id
     left join officer o on e.actor_kind = 'officer' and o.id::text = e.actor_id
     order by e.id ${ascending ? 'asc' : 'desc'}`,
    params,
  );
  const items = rows.slice(0, limit).map(view);
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
}

function conditions(filter: EventFilter, ascending: boolean): { where: string[]; params: unknown[] } {
  const params: unknown[] = [filter.journal ?? 'desk'];
  const where = ['e.journal = $1'];
  const add = (sql: string, value: unknown): void => {
    if (value === undefined) return;
    params.push(value);
    where.push(sql.replace('?', `$${params.length}`));
  };
  if (filter.cursor !== undefined && !isUuid(filter.cursor)) throw new DomainError('bad-cursor', 'invalid');
  add('e.type = ?', filter.type);
  add('e.actor_id = ?', filter.actorId);
  add('e.object_id = ?', filter.objectId);
  add('e.ticket_id = ?', filter.ticketId);
  add('e.id >= ?', filter.from === undefined ? undefined : firstIdAt(filter.from));
  add('e.id < ?', filter.to === undefined ? undefined : firstIdAt(filter.to));
  add(ascending ? 'e.id > ?' : 'e.id < ?', filter.cursor);
  return { where, params };
}

function view(row: ListedRow): EventView {
  const detail = detailOf(row);
  const pruned = detail === null && personalFields(row.content).length > 0;
  return {
    id: row.id,
    journal: row.journal,
    at: row.at.toISOString(),
    type: row.type,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    object: { kind: row.object_kind, id: row.object_id },
    retention: row.retention,
    content: row.content,
    detail: pruned ? null : (detail?.values ?? {}),
    leaf: row.leaf.toString('hex'),
    seal: row.seal_number === null ? null : Number(row.seal_number),
    correlationId: row.correlation_id,
  };
}
