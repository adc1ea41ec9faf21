import type { RequestView } from '#contracts';
import { useRecord } from '../../parts/use-record.js';

const letterOnItsWay = (request: RequestView | undefined): boolean =>
  request?.timeline.some((entry) => entry.kind === 'letter' && entry.letter.state === 'queued') ?? false;

/** One request; its letters go out a moment after they are sent, and the page shows it without being asked. */
export function useRequest(id: string) {
  const { record, ...rest } = useRecord<RequestView>('requests', id, {
    whole: 'explanation',
    touches: [['requests', 'getList'], ['tickets'], ['home']],
    again: (request) => (letterOnItsWay(request) ? 1500 : false),
  });
  return { request: record, ...rest };
}
export type RequestActs = ReturnType<typeof useRequest>;
