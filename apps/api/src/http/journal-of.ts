import type { Journal } from '#audit';
import type { Context } from '#foundation';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const tables = [
  'message',
  'request',
  'letter',
  'authority_file',
  'breach',
  'enquiry',
  'task',
  'thread_proposal',
  'ticket_attachment',
  'ticket_link',
  'ticket_merge',
] as const;

const RESTRICTED = `select ${['ticket', ...tables]
  .map((table) => `exists (select from ${table} where id = any ($1::uuid[]) and restricted)`)
  .join(' or ')} as restricted`;

/**
 * Where an event that names these ids belongs: one restricted thing among them and it is the vault's, so that the journal
 * of the desk never tells that an authority has written. Whoever could touch the thing also sees its row.
 */
export async function journalOf(ctx: Context, ids: readonly (string | null | undefined)[]): Promise<Journal> {
  const named = ids.filter((id): id is string => typeof id === 'string' && uuid.test(id));
  if (named.length === 0) return 'desk';
  const [row] = await ctx.query<{ restricted: boolean }>(RESTRICTED, [named]);
  return row?.restricted ? 'vault' : 'desk';
}
