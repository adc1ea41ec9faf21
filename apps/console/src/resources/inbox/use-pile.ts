import type { TicketRow } from '#contracts';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { tickets } from '../../providers/api.js';

const key = ['inbox'];
const perPage = 40;

/** The pile of what nobody has triaged yet, newest first, and where I stand in it. */
export function usePile() {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      tickets.page(
        { inbox: true, limit: perPage, cursor: pageParam, sort: 'lastMessageAt', order: 'desc' },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 60_000,
  });
  const rows = useMemo(
    () => (query.data?.pages.flatMap((page) => page.items) ?? []).filter((row) => !gone.has(row.id)),
    [query.data, gone],
  );
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === chosen),
  );
  const current: TicketRow | undefined = chosen === null ? undefined : (rows[at] ?? rows.at(-1));
  const move = useCallback(
    (step: number) => {
      const index = chosen === null ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
      setChosen(rows[index]?.id ?? null);
    },
    [rows, at, chosen],
  );
  /** Takes a mail off the pile at once; the next one moves up under the eyes. */
  const take = useCallback(
    (id: string) => {
      const index = rows.findIndex((row) => row.id === id);
      const following = rows[index + 1] ?? rows[index - 1];
      setGone((before) => new Set(before).add(id));
      setChosen((now) => (now === id ? (following?.id ?? null) : now));
    },
    [rows],
  );
  const putBack = useCallback((id: string) => {
    setGone((before) => new Set([...before].filter((one) => one !== id)));
    setChosen(id);
  }, []);
  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: key });
    void client.invalidateQueries({ queryKey: ['home'] });
    void client.invalidateQueries({ queryKey: ['tickets'] });
    void client.invalidateQueries({ queryKey: ['requests'] });
  }, [client]);
  return { query, rows, current, choose: setChosen, move, take, putBack, refresh };
}
export type Pile = ReturnType<typeof usePile>;
