import type { Context } from '#foundation';
import { record } from './record.js';
import type { Journal } from './event.js';

/** One answer that shows personal data: what was asked, why, and whose rows were shown. */
export interface ReadEvent {
  /** What was done: `ticket.viewed`, `request.listed`, `desk.searched`, `attachment.downloaded` … */
  type: string;
  journal?: Journal;
  object?: { kind: string; id: string };
  ticketId?: string | null;
  /** Route pattern, without values. */
  route: string;
  /** What the officer does it for: `handling` unless told. */
  purpose?: string;
  /** The filter may hold a name or an address, so it is committed to and not shown. */
  filter?: Record<string, unknown>;
  /** The rows shown. Ids identify rows, not people: they stay readable. */
  ids?: readonly string[];
  /** Further personal facts of the question (an address looked up). */
  personal?: Record<string, unknown>;
}

/**
 * Writes the one event of a reading answer. It commits before the first byte leaves, because the answer is
 * sent after the transaction.
 * @law GDPR art. 5(2), 32; CNIL recommendation 2021-122 (access logs)
 */
export function recordRead(ctx: Context, read: ReadEvent): Promise<string> {
  const filtered = read.filter !== undefined && Object.keys(read.filter).length > 0;
  return record(ctx, {
    type: read.type,
    journal: read.journal,
    retention: 'read',
    object: read.object,
    ticketId: read.ticketId,
    content: { route: read.route, purpose: read.purpose ?? 'handling', ids: read.ids },
    personal: { ...read.personal, ...(filtered ? { filter: read.filter } : {}) },
  });
}
