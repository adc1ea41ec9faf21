import type { TicketView } from '#contracts';
import { useEffect } from 'react';
import { useRecord } from '../../parts/use-record.js';
import { tickets } from '../../providers/api.js';

/** One ticket, marked as read once seen. */
export function useTicket(id: string) {
  const { record, ...rest } = useRecord<TicketView>('tickets', id, {
    whole: 'timeline',
    touches: [['tickets', 'getList'], ['inbox'], ['home']],
  });
  const unread = record?.unread ?? false;
  useEffect(() => {
    if (unread) void tickets.read(id).catch(() => undefined);
  }, [id, unread]);
  return { ticket: record, ...rest };
}
export type TicketActs = ReturnType<typeof useTicket>;
