import type { Detail } from './commitment.js';
import type { Journal, Retention, SealedContent } from './event.js';
import { journalKeys } from './journal-keys.js';

/** An event as its rows hold it. */
export interface EventRow {
  id: string;
  journal: Journal;
  at: Date;
  retention: Retention;
  type: string;
  actor_kind: string;
  actor_id: string | null;
  object_kind: string | null;
  object_id: string | null;
  ticket_id: string | null;
  correlation_id: string | null;
  content: Record<string, unknown>;
  leaf: Buffer;
  detail: Buffer | null;
}

export const eventColumns = `e.id, e.journal, e.at, e.retention, e.type, e.actor_kind, e.actor_id, e.object_kind, e.object_id,
  e.ticket_id, e.correlation_id, e.content, e.leaf, d.sealed as detail`;

/** The row in the form that was hashed: hashing it again must give the same leaf. */
export function contentOf(row: EventRow): SealedContent {
  return {
    v: 1,
    id: row.id,
    journal: row.journal,
    at: row.at.toISOString(),
    retention: row.retention,
    type: row.type,
    actor: { kind: row.actor_kind, id: row.actor_id },
    object: { kind: row.object_kind, id: row.object_id },
    ticketId: row.ticket_id,
    correlationId: row.correlation_id,
    content: row.content,
  };
}

/** The salt and the personal values, or null where there are none or retention took them. */
export function detailOf(row: EventRow): Detail | null {
  if (row.detail === null) return null;
  return JSON.parse(journalKeys().open(`detail:${row.id}`, row.detail)) as Detail;
}
