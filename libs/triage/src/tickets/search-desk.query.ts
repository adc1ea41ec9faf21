import { decodeCursor, pageOf, type Context, type KeysetPage } from '#foundation';

export interface SearchHit {
  readonly kind: 'ticket' | 'request' | 'message' | 'authority-file';
  readonly id: string;
  readonly ticketId: string;
  readonly reference: string;
  readonly title: string;
  readonly person: string | null;
  readonly at: Date;
  /** The words found stand between U+0002 and U+0003. */
  readonly excerpt: string;
}

const REFERENCE = /^[a-z]{2,4}-?[0-9a-z]{4}-?[0-9a-z]{4}$/i;

/**
 * Searches references, people, addresses, subjects and the text of messages. A reference finds its ticket, request or file;
 * words go through one function of the database that filters by grant, newest first.
 */
export async function searchDesk(
  ctx: Context,
  words: string,
  limit: number,
  cursor?: string,
): Promise<KeysetPage<SearchHit>> {
  if (!cursor && REFERENCE.test(words.trim())) {
    const found = await byReference(ctx, words.trim());
    if (found.length > 0) return { items: found, next: null };
  }
  const [beforeAt, beforeId] = cursor ? decodeCursor(cursor) : [null, null];
  const rows = await ctx.query<SearchHit & { sortKey: string }>(BY_WORDS, [
    words,
    limit + 1,
    beforeAt,
    beforeId,
  ]);
  return pageOf(rows, limit, ({ sortKey, id }) => [sortKey, id]);
}

function byReference(ctx: Context, typed: string): Promise<SearchHit[]> {
  const bare = typed.replaceAll('-', '').toUpperCase();
  const reference = `${bare.slice(0, -8)}-${bare.slice(-8, -4)}-${bare.slice(-4)}`;
  return ctx.query<SearchHit & Record<string, unknown>>(BY_REFERENCE, [reference]);
}

const BY_REFERENCE = `
  select 'ticket' as kind, t.id, t.id as "ticketId", t.reference, t.subject as title,
         coalesce(t.correspondent_name, t.correspondent_address) as person, t.last_message_at as at, '' as excerpt
  from ticket t where t.reference = $1
  union all
  select 'request', r.id, r.ticket_id, r.reference, r.subject, coalesce(r.person_name, r.person_address), r.received_at, ''
  from request r where r.reference = $1
  union all
  select 'authority-file', f.id, f.ticket_id, f.reference, t.subject, f.authority_name, f.received_at, ''
  from authority_file f join ticket t on t.id = f.ticket_id where f.reference = $1`;

const BY_WORDS = `
  select 'message' as kind, s.message_id as id, s.ticket_id as "ticketId", t.reference, coalesce(m.subject, t.subject) as title,
         coalesce(m.from_name, m.from_address) as person, s.received_at as at, s.headline as excerpt, s.received_at::text as "sortKey"
  from search_messages($1, $2, $3, $4) s
  join message m on m.id = s.message_id join ticket t on t.id = s.ticket_id
  order by s.received_at desc, s.message_id desc`;
