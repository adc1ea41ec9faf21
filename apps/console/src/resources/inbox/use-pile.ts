import type { TicketRow } from '#contracts';
import { useInfiniteQuery, useQuery, useQueryClient, type Query } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { tickets } from '../../providers/api.js';
import { useNearby } from './use-nearby.js';

const key = ['inbox', 'pile'];
const alarmKey = ['inbox', 'alarms'];
const perPage = 60;
/** While somebody triages, the lists rest; they are asked again once the hands do. */
const PAUSE_MS = 900;
const ALARM_MS = 10_000;

const newestFirst = (a: TicketRow, b: TicketRow): number =>
  a.lastMessageAt < b.lastMessageAt ? 1 : a.lastMessageAt > b.lastMessageAt ? -1 : a.id < b.id ? 1 : -1;

/** Danger to a life stands on top at once, however old the mails below are. */
function useAlarms() {
  return useQuery({
    queryKey: alarmKey,
    queryFn: ({ signal }) => tickets.page({ inbox: true, flag: 'threat-to-life', limit: 20 }, signal),
    refetchInterval: ALARM_MS,
    refetchIntervalInBackground: true,
  });
}

/** The pile of what nobody has triaged yet: danger to life first, then newest first; and where I stand in it. */
export function usePile() {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [back, setBack] = useState<readonly TicketRow[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(new Set<string>());
  const alarms = useAlarms();
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
  const rows = useMemo(() => {
    const found = new Map<string, TicketRow>();
    for (const row of alarms.data?.items ?? []) found.set(row.id, row);
    const listed = [...(query.data?.pages.flatMap((page) => page.items) ?? []), ...back].sort(newestFirst);
    for (const row of listed) if (!found.has(row.id)) found.set(row.id, row);
    return [...found.values()].filter((row) => !gone.has(row.id));
  }, [query.data, alarms.data, gone, back]);
  const known = useRef(new Map<string, TicketRow>());
  useEffect(() => rows.forEach((row) => known.current.set(row.id, row)), [rows]);
  useEffect(() => setBack([]), [query.dataUpdatedAt]);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === chosen),
  );
  const current: TicketRow | undefined = chosen === null ? undefined : (rows[at] ?? rows.at(-1));
  useNearby(rows, at, current !== undefined);
  // The next page is there before the last row of this one is reached.
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && rows.length - at < perPage / 3) void fetchNextPage();
  }, [rows.length, at, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const go = useCallback(
    (index: number) => setChosen(rows[Math.min(rows.length - 1, Math.max(0, index))]?.id ?? null),
    [rows],
  );
  const move = useCallback((step: number) => go(chosen === null ? 0 : at + step), [go, at, chosen]);
  /** The next row below, then from the top, that is like this. */
  const jump = useCallback(
    (wanted: (row: TicketRow) => boolean) => {
      const found = [...rows.slice(at + 1), ...rows.slice(0, at + 1)].find(wanted);
      if (found) setChosen(found.id);
    },
    [rows, at],
  );
  /** Takes mails off the pile at once; the next one moves up under the eyes. */
  const take = useCallback(
    (...ids: string[]) => {
      const index = rows.findIndex((row) => row.id === chosen);
      const following = rows.slice(index + 1).find((row) => !ids.includes(row.id));
      const before = rows.slice(0, Math.max(0, index)).findLast((row) => !ids.includes(row.id));
      ids.forEach((id) => touched.current.add(id));
      setGone((now) => new Set([...now, ...ids]));
      setChosen((now) => (now !== null && ids.includes(now) ? ((following ?? before)?.id ?? null) : now));
    },
    [rows, chosen],
  );
  const putBack = useCallback((...ids: string[]) => {
    ids.forEach((id) => touched.current.add(id));
    setGone((before) => new Set([...before].filter((one) => !ids.includes(one))));
    // Its row stands there at once, whether or not the list was asked again meanwhile.
    setBack((before) => [...before, ...ids.flatMap((id) => known.current.get(id) ?? [])]);
    if (ids[0]) setChosen(ids[0]);
  }, []);
  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // A mail that was read ahead and not touched is as it was.
      const changed = ({ queryKey: [, kind, id] }: Query) =>
        kind !== 'page' || touched.current.has(String(id));
      for (const one of ['inbox', 'home', 'requests']) void client.invalidateQueries({ queryKey: [one] });
      void client.invalidateQueries({ queryKey: ['tickets'], predicate: changed });
      touched.current.clear();
    }, PAUSE_MS);
  }, [client]);
  const ids = useMemo(() => new Set(alarms.data?.items.map(({ id }) => id)), [alarms.data]);
  return { query, rows, at, current, alarms: ids, choose: setChosen, go, move, jump, take, putBack, refresh };
}
export type Pile = ReturnType<typeof usePile>;
