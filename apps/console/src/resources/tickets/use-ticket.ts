import type { TicketView } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { tickets } from '../../providers/api.js';
import { get } from '../../providers/http.js';

/** Not react-admin's own key for one record: its lists seed that one with rows, which lack the conversation. */
export const ticketKey = (id: string) => ['tickets', 'page', id];

/** One ticket, marked as read once seen; `act` runs an act and shows the ticket that it answers. */
export function useTicket(id: string) {
  const client = useQueryClient();
  const attempt = useAct();
  const query = useQuery({
    queryKey: ticketKey(id),
    queryFn: ({ signal }) => get<TicketView>(`/tickets/${id}`, undefined, signal),
  });
  const unread = query.data?.unread ?? false;
  useEffect(() => {
    if (unread) void tickets.read(id).catch(() => undefined);
  }, [id, unread]);
  const show = (next: unknown) => {
    const fresh = next as Partial<TicketView> | undefined;
    if (fresh?.id === id && fresh.timeline) client.setQueryData(ticketKey(id), fresh);
    else void client.invalidateQueries({ queryKey: ticketKey(id) });
    void client.invalidateQueries({ queryKey: ['tickets', 'getList'] });
    void client.invalidateQueries({ queryKey: ['inbox'] });
    void client.invalidateQueries({ queryKey: ['home'] });
  };
  const act = async (run: () => Promise<unknown>, said?: string): Promise<boolean> => {
    const done = await attempt(async () => {
      show(await run());
      return true;
    });
    if (done && said) toasts.show(said);
    if (!done) void query.refetch();
    return done ?? false;
  };
  return { query, ticket: query.data, act, show };
}
export type TicketActs = ReturnType<typeof useTicket>;
