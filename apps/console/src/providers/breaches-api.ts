import type { BreachView, EnquiryView, HandOverFileInput, OpenBreachInput } from '#contracts';
import { patch, post } from './http.js';

type Acted = Record<string, unknown>;

export const breaches = {
  open: (input: Omit<OpenBreachInput, 'natures'> & { natures?: OpenBreachInput['natures'] }) =>
    post<BreachView>('/breaches', input),
  describe: (id: string, input: Acted) => patch<BreachView>(`/breaches/${id}`, input),
  act: (id: string, action: string, input: Acted) =>
    post<BreachView>(`/breaches/${id}/actions/${action}`, input),
};

export const enquiries = {
  edit: (id: string, input: Acted) => patch<EnquiryView>(`/enquiries/${id}`, input),
  act: (id: string, action: string, input: Acted) =>
    post<EnquiryView>(`/enquiries/${id}/actions/${action}`, input),
  handOver: (id: string, input: HandOverFileInput) => post<EnquiryView>(`/enquiries/${id}/handovers`, input),
};
