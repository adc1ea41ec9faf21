import type { PassOnFigures, PassOnTargetInput, PassOnTargetView, TicketView } from '#contracts';
import { get, post, put, remove } from './http.js';

export const passOnApi = {
  figures: (channelId: string) => get<PassOnFigures[]>(`/channels/${channelId}/pass-on`),
  set: (input: PassOnTargetInput) => put<PassOnTargetView[]>('/pass-on-targets', input),
  remove: (id: string) => remove<unknown>(`/pass-on-targets/${id}`),
  retry: (ticketId: string, how: 'again' | 'arrived' | 'set-aside') =>
    post<TicketView>(`/tickets/${ticketId}/pass-on`, { how }),
};
