import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { get } from '../providers/http.js';
import { toasts } from './toasts.js';
import { useAct } from './use-problem.js';

interface Wishes<View> {
  /** What tells a whole record, as its page shows it, from a row or another answer. */
  whole: keyof View;
  /** What else shows something of this record. */
  touches: readonly QueryKey[];
  /** Asked again after so many milliseconds, as long as this says so. */
  again?: (record: View | undefined) => number | false;
}

/** Not react-admin's own key for one record: its lists seed that one with rows, which lack the conversation. */
export const recordKey = (resource: string, id: string): QueryKey => [resource, 'page', id];

/** One record and its page; `act` runs an act and shows the record as it stands after it. */
export function useRecord<View extends { id: string }>(resource: string, id: string, wishes: Wishes<View>) {
  const client = useQueryClient();
  const attempt = useAct();
  const t = useT();
  const key = recordKey(resource, id);
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<View>(`/${resource}/${id}`, undefined, signal),
    // Whoever comes back wants to know what became of it meanwhile.
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => wishes.again?.(state.data) ?? false,
  });
  /** Shows what an act answered; what is not the whole record has it read again. */
  const show = (answer: unknown) => {
    const next = answer as Partial<View> | undefined;
    if (next?.id === id && next[wishes.whole] !== undefined) client.setQueryData(key, next);
    else void client.invalidateQueries({ queryKey: key });
    for (const other of wishes.touches) void client.invalidateQueries({ queryKey: other });
  };
  const undo = (back: () => Promise<unknown>): void => void act(back, t('common.undone'));
  const act = async (
    run: () => Promise<unknown>,
    said?: string,
    /** Takes the act back; where the server can, the words at the foot of the screen offer it. */
    back?: () => Promise<unknown>,
  ): Promise<boolean> => {
    const done = await attempt(async () => {
      show(await run());
      return true;
    });
    if (done && said)
      toasts.show(said, back && { action: { label: t('common.undo'), run: () => undo(back), undo: true } });
    // A refused act often means that somebody else was faster: what is shown may be old.
    if (!done) void query.refetch();
    return done ?? false;
  };
  return { query, record: query.data, act, show };
}
