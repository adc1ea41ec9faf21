import type { RuleSetChanges, RuleSetImpact, RuleSetInput, RuleSetView } from '#contracts';
import { get, post } from './http.js';

export const ruleSetsApi = {
  all: () => get<RuleSetView[]>('/rule-sets'),
  propose: (input: RuleSetInput) => post<RuleSetView[]>('/rule-sets', input),
  changes: (id: string) => get<RuleSetChanges>(`/rule-sets/${id}/changes`),
  impact: (id: string) => get<RuleSetImpact>(`/rule-sets/${id}/impact`),
  decide: (id: string, decision: 'approve' | 'withdraw') =>
    post<RuleSetView[]>(`/rule-sets/${id}/${decision}`),
};
