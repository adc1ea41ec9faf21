import { pageOf, decodeCursor, type Context, type KeysetPage } from '#foundation';
import type { StepTrace } from '../journal/part-manifest.js';

export interface ChannelMessageRow {
  readonly id: string;
  readonly receivedAt: Date;
  readonly journaledAt: Date;
  /** Told to those named for authority matters and to nobody else, see `TICKETS`. */
  readonly ticketId: string | null;
  readonly ticketReference: string | null;
  readonly state: string;
  readonly byHand: boolean;
  readonly size: number;
  readonly steps: StepTrace[];
}

/** The messages of a channel with the verdict of every step, newest first, without a word of what they say. */
export async function channelMessages(
  ctx: Context,
  channelId: string,
  query: { byHand?: boolean; cursor?: string; limit: number },
): Promise<KeysetPage<ChannelMessageRow>> {
  const [beforeAt, beforeId] = query.cursor ? decodeCursor(query.cursor) : [null, null];
  const rows = await ctx.query<Omit<ChannelMessageRow, 'ticketId' | 'ticketReference'> & { sortKey: string }>(
    `select id, received_at as "receivedAt", journaled_at as "journaledAt", state, by_hand as "byHand", size, steps, received_at::text as "sortKey"
     from channel_messages($1, $2, $3, $4, $5)`,
    [channelId, query.byHand ?? false, query.limit + 1, beforeAt, beforeId],
  );
  const page = pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
  const tickets = await ctx.query<{ id: string; ticketId: string; ticketReference: string }>(TICKETS, [
    page.items.map(({ id }) => id),
  ]);
  const ticketOf = new Map(tickets.map(({ id, ...ticket }) => [id, ticket]));
  const noTicket = { ticketId: null, ticketReference: null };
  return {
    ...page,
    items: page.items.map(({ sortKey: _, ...row }) => ({ ...row, ...(ticketOf.get(row.id) ?? noTicket) })),
  };
}

// A row without its ticket among rows that have one would tell that something is kept apart. So the tickets depend on who asks
// and not on the row: whoever is named for authority matters sees those granted to them (row-level policy), anybody else none.
const TICKETS = `
  select m.id, t.id as "ticketId", t.reference as "ticketReference"
  from message m join ticket t on t.id = m.ticket_id
  where m.id = any ($1::uuid[])
    and exists (select from officer o where o.id = app_officer()
                and ('counsel' = any (o.roles) or ('dpo' = any (o.roles) and o.authority_desk)))`;
