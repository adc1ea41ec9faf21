import type { TicketRow, TicketView } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get } from '../../providers/http.js';

/** So many mails ahead are there before they are asked for. */
const AHEAD = 2;
const FRESH_MS = 60_000;

export const ticketQuery = (id: string) => ({
  queryKey: ['tickets', 'page', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<TicketView>(`/tickets/${id}`, undefined, signal),
  staleTime: FRESH_MS,
});

/** Reads the next mails ahead: pressing a key shows them at once. */
export function useNearby(rows: readonly TicketRow[], at: number, reading: boolean): void {
  const client = useQueryClient();
  const wanted = reading
    ? rows
        .slice(at + 1, at + 1 + AHEAD)
        .map(({ id }) => id)
        .join(' ')
    : '';
  useEffect(() => {
    for (const id of wanted.split(' ').filter(Boolean)) void client.prefetchQuery(ticketQuery(id));
  }, [client, wanted]);
}
