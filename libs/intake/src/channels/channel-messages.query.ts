import { pageOf, decodeCursor, type Context, type KeysetPage } from '#foundation';
import type { StepTrace } from '../journal/part-manifest.js';

export interface ChannelMessageRow {
  readonly id: string;
  readonly receivedAt: Date;
  /** Null where the ticket is restricted: a channel's page is no way round it. */
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
  const rows = await ctx.query<ChannelMessageRow & { sortKey: string }>(
    `select id, received_at as "receivedAt", ticket_id as "ticketId", ticket_reference as "ticketReference", state,
            by_hand as "byHand", size, steps, received_at::text as "sortKey"
     from channel_messages($1, $2, $3, $4, $5)`,
    [channelId, query.byHand ?? false, query.limit + 1, beforeAt, beforeId],
  );
  return pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
}
