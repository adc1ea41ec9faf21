import type { RequestView } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { get } from '../../providers/http.js';

export const requestKey = (id: string) => ['requests', 'page', id];

const letterOnItsWay = (request: RequestView | undefined): boolean =>
  request?.timeline.some((entry) => entry.kind === 'letter' && entry.letter.state === 'queued') ?? false;

/** One request; `act` runs an act and shows the request as it stands after it. */
export function useRequest(id: string) {
  const client = useQueryClient();
  const attempt = useAct();
  const query = useQuery({
    queryKey: requestKey(id),
    queryFn: ({ signal }) => get<RequestView>(`/requests/${id}`, undefined, signal),
    // The worker sends the letter a moment later: the page shows it gone without being asked to.
    refetchInterval: ({ state }) => (letterOnItsWay(state.data) ? 1500 : false),
  });
  const show = (next: unknown) => {
    const fresh = next as Partial<RequestView> | undefined;
    if (fresh?.id === id && fresh.explanation) client.setQueryData(requestKey(id), fresh);
    else void client.invalidateQueries({ queryKey: requestKey(id) });
    void client.invalidateQueries({ queryKey: ['requests', 'getList'] });
    void client.invalidateQueries({ queryKey: ['tickets'] });
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
  return { query, request: query.data, act, show };
}
export type RequestActs = ReturnType<typeof useRequest>;
