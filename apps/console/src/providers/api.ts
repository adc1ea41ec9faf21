import type {
  AccessStatements,
  AcceptableRow,
  AccountView,
  AuditStatus,
  AuthorityFileView,
  BatchInput,
  BatchResult,
  BatchUndone,
  ChannelMessagePage,
  ChannelAlarms,
  ChannelView,
  DecisionPage,
  EarlierRequest,
  HomeView,
  ImportResult,
  LetterReadingInput,
  LetterView,
  ManualEntryInput,
  MessageView,
  OfficerChoice,
  OfficerCreated,
  OfficerInput,
  OfficerView,
  OpenRequestInput,
  PostLetterInput,
  PreviewInput,
  PreviewView,
  RequesterInput,
  RequestView,
  SavedFilterView,
  SearchPage,
  Seen,
  TemplateView,
  TicketPage,
  TicketView,
  TriageInput,
  TriageMatrix,
  WhatIfView,
  TrackScopeInput,
} from '#contracts';
import { get, patch, post, put, remove, upload, type QueryValues } from './http.js';

type Wire<T> = T extends { _output: infer O } ? O : T;
export type WhatIf = Wire<typeof WhatIfView>;
export type SearchResults = Wire<typeof SearchPage>;
export type AuditState = Wire<typeof AuditStatus>;
export type ChannelMessages = Wire<typeof ChannelMessagePage>;
export type CreatedOfficer = Wire<typeof OfficerCreated>;
export type Tickets = Wire<typeof TicketPage>;

/** Every act on a ticket answers the fresh ticket. */
export const tickets = {
  page: (query: QueryValues, signal?: AbortSignal) => get<Tickets>('/tickets', query, signal),
  triage: (id: string, input: Partial<TriageInput>) => post<TicketView>(`/tickets/${id}/triage`, input),
  undoTriage: (id: string) => post<TicketView>(`/tickets/${id}/undo-triage`),
  read: (id: string) => post<TicketView>(`/tickets/${id}/read`),
  handOver: (id: string, reason?: string) => post<{ ok: true }>(`/tickets/${id}/hand-over`, { reason }),
  release: (id: string) => post<TicketView>(`/tickets/${id}/release`),
  note: (id: string, body: string) => post<TicketView>(`/tickets/${id}/notes`, { body }),
  task: (id: string, task: { title: string; dueOn?: string | null; assigneeId?: string | null }) =>
    post<TicketView>(`/tickets/${id}/tasks`, task),
  taskDone: (taskId: string, done: boolean) =>
    post<TicketView>(`/tasks/${taskId}/${done ? 'done' : 'undone'}`),
  tags: (id: string, tags: string[]) => put<TicketView>(`/tickets/${id}/tags`, { tags }),
  link: (id: string, ticketId: string) => post<TicketView>(`/tickets/${id}/links`, { ticketId }),
  unlink: (id: string, linkId: string) => remove<TicketView>(`/tickets/${id}/links/${linkId}`),
  merge: (id: string, intoTicketId: string) => post<TicketView>(`/tickets/${id}/merge`, { intoTicketId }),
  undoMerge: (mergeId: string) => post<TicketView>(`/merges/${mergeId}/undo`),
  close: (id: string, as: string) => post<TicketView>(`/tickets/${id}/close`, { as }),
  reopen: (id: string) => post<TicketView>(`/tickets/${id}/reopen`),
  assign: (id: string, officerId: string | null) => post<TicketView>(`/tickets/${id}/assign`, { officerId }),
  bulkAssign: (ids: string[], officerId: string | null) =>
    post<unknown>('/tickets/bulk-assign', { ids, officerId }),
  attach: (id: string, file: File) => {
    const form = new FormData();
    form.append('file', file);
    return upload<TicketView>(`/tickets/${id}/attachments`, form);
  },
  decideProposal: (proposalId: string, decision: 'joined' | 'kept-apart') =>
    post<TicketView>(`/proposals/${proposalId}`, { decision }),
  openRequest: (id: string, input: OpenRequestInput) => post<RequestView>(`/tickets/${id}/request`, input),
  openAuthorityFile: (id: string) => post<AuthorityFileView>(`/tickets/${id}/authority-file`),
};

/** Several suggestions at once, and how good suggestions were. */
export const triage = {
  acceptable: (threshold: number, signal?: AbortSignal) =>
    get<AcceptableRow[]>('/triage/acceptable', { threshold }, signal),
  accept: (input: BatchInput) => post<BatchResult>('/triage/batches', input),
  undoBatch: (id: string) => post<BatchUndone>(`/triage/batches/${id}/undo`),
  matrix: (query: QueryValues, signal?: AbortSignal) => get<TriageMatrix>('/triage/matrix', query, signal),
  decisions: (query: QueryValues, signal?: AbortSignal) =>
    get<DecisionPage>('/triage/decisions', query, signal),
};

export const messages = {
  one: (id: string) => get<MessageView>(`/messages/${id}`),
  move: (id: string, ticketId: string | null) => post<TicketView>(`/messages/${id}/move`, { ticketId }),
  import: (files: readonly File[]) => {
    const form = new FormData();
    files.forEach((file) => form.append('files', file, file.name));
    return upload<ImportResult>('/messages/import', form);
  },
  enter: (entry: ManualEntryInput) => post<{ messageId: string }>('/messages/manual', entry),
};

export const requests = {
  act: (id: string, action: string, input: Record<string, unknown>) =>
    post<RequestView>(`/requests/${id}/actions/${action}`, input),
  track: (id: string, right: string, input: unknown) =>
    put<RequestView>(`/requests/${id}/tracks/${right}`, input),
  overdueCause: (id: string, input: { cause: string; note: string | null }) =>
    put<RequestView>(`/requests/${id}/overdue-cause`, input),
  stopMailings: (id: string, input: { version: number; accountAddress: string }) =>
    post<RequestView>(`/requests/${id}/stop-mailings`, input),
  requester: (id: string, input: RequesterInput) => put<RequestView>(`/requests/${id}/requester`, input),
  assign: (id: string, officerId: string | null) =>
    post<RequestView>(`/requests/${id}/assign`, { officerId }),
  bulkAssign: (ids: string[], officerId: string | null) =>
    post<unknown>('/requests/bulk-assign', { ids, officerId }),
  askDocument: (id: string, input: { version: number; doubt: string; lockedOut?: boolean }) =>
    post<RequestView>(`/requests/${id}/identity-document`, input),
  checkDocument: (
    id: string,
    input: { version: number; result: 'matches' | 'does-not-match'; note?: string },
  ) => post<RequestView>(`/requests/${id}/identity-document/result`, input),
  owner: (id: string, right: string, officerId: string | null) =>
    post<RequestView>(`/requests/${id}/tracks/${right}/owner`, { officerId }),
  trackScope: (id: string, right: string, input: TrackScopeInput) =>
    put<RequestView>(`/requests/${id}/tracks/${right}/scope`, input),
  trackTask: (id: string, right: string, task: { title: string; dueOn?: string | null }) =>
    post<RequestView>(`/requests/${id}/tracks/${right}/tasks`, task),
  step: (id: string, right: string, input: { version: number; step: string; done: boolean; how: string }) =>
    post<RequestView>(`/requests/${id}/tracks/${right}/steps`, input),
  putToController: (id: string, input: { version: number; officerId: string }) =>
    post<RequestView>(`/requests/${id}/put-to-controller`, input),
  decideForController: (
    id: string,
    input: { version: number; verdict: 'confirmed' | 'returned'; note?: string },
  ) => post<RequestView>(`/requests/${id}/decide-for-controller`, input),
  earlier: (ticketId: string, accountAddress: string | undefined, signal?: AbortSignal) =>
    get<EarlierRequest[]>(`/tickets/${ticketId}/earlier-requests`, { accountAddress }, signal),
  whatIf: (id: string, query: { pauseDays: number; extend: boolean }) =>
    get<WhatIf>(`/requests/${id}/what-if`, query),
};

export const letters = {
  page: (query: QueryValues) => get<{ items: LetterView[]; next: string | null }>('/letters', query),
  one: (id: string) => get<LetterView>(`/letters/${id}`),
  draft: (input: {
    ticketId: string;
    requestId?: string;
    authorityFileId?: string;
    kind: LetterView['kind'];
    language?: LetterView['language'];
    audience?: LetterView['audience'];
    fields?: Record<string, string>;
  }) => post<LetterView>('/letters', input),
  edit: (
    id: string,
    input: {
      version: number;
      subject: string;
      body: string;
      toAddress?: string;
      accessBlocks?: AccessStatements;
      seen?: Seen;
    },
  ) => put<LetterView>(`/letters/${id}`, input),
  send: (id: string, input: { version: number; seen?: Seen; pdf?: boolean }) =>
    post<LetterView>(`/letters/${id}/send`, input),
  posted: (id: string, input: PostLetterInput) => post<LetterView>(`/letters/${id}/posting`, input),
  returned: (id: string, reason: string) => post<LetterView>(`/letters/${id}/returned`, { reason }),
  preview: (id: string, input: PreviewInput) => post<PreviewView>(`/letters/${id}/preview`, input),
  askReading: (id: string, version: number) => post<LetterView>(`/letters/${id}/ask-reading`, { version }),
  reading: (id: string, input: LetterReadingInput) => post<LetterView>(`/letters/${id}/reading`, input),
  discard: (id: string) => post<LetterView>(`/letters/${id}/discard`),
  held: (id: string, input: { decision: 'released' | 'discarded'; reason: string }) =>
    post<LetterView>(`/letters/${id}/held`, input),
  templates: () => get<TemplateView[]>('/templates'),
};

export const authority = {
  patch: (id: string, input: Record<string, unknown>) =>
    patch<AuthorityFileView>(`/authority-files/${id}`, input),
  act: (id: string, action: string) => post<AuthorityFileView>(`/authority-files/${id}/${action}`),
};

export const desk = {
  home: () => get<HomeView>('/home'),
  search: (q: string, signal?: AbortSignal) => get<SearchResults>('/search', { q, limit: 20 }, signal),
  officers: () => get<OfficerChoice[]>('/officers/brief'),
  channels: () => get<ChannelView[]>('/channels'),
  channelMessages: (id: string, query: QueryValues) =>
    get<ChannelMessages>(`/channels/${id}/messages`, query),
  createChannel: (input: unknown) => post<ChannelView>('/channels', input),
  channelAlarms: () => get<ChannelAlarms>('/channels/alarms'),
  askChannelAgain: (id: string) => post<ChannelView>(`/channels/${id}/ask-again`),
  settleGap: (id: string, gapId: string, reason: string) =>
    post<ChannelView>(`/channels/${id}/gaps/${gapId}/settle`, { reason }),
  channelSilence: (id: string, hours: number | null) =>
    post<ChannelView>(`/channels/${id}/silence`, { hours }),
  channelState: (id: string, state: 'active' | 'paused') =>
    post<ChannelView>(`/channels/${id}/state`, { state }),
  auditStatus: () => get<AuditState>('/audit-events/status'),
  account: (address: string, ticketId: string) =>
    get<AccountView>(`/accounts/${encodeURIComponent(address)}`, { ticketId }),
  permissions: () => get<{ permission: string; roles: string[] }[]>('/permissions'),
  savedFilters: (resource: string) => get<SavedFilterView[]>('/saved-filters', { resource }),
  saveFilter: (input: Omit<SavedFilterView, 'id'>) => post<SavedFilterView>('/saved-filters', input),
  dropFilter: (id: string) => remove<unknown>(`/saved-filters/${id}`),
};

export const staff = {
  all: () =>
    get<OfficerView[] | { items: OfficerView[] }>('/officers').then((a) => (Array.isArray(a) ? a : a.items)),
  create: (input: Partial<OfficerInput>) => post<CreatedOfficer>('/officers', input),
  patch: (id: string, input: Record<string, unknown>) => patch<OfficerView>(`/officers/${id}`, input),
  soleDecider: (id: string, input: { source: string; validFrom: string }) =>
    post<OfficerView>(`/officers/${id}/sole-decider`, input),
  endSoleDecider: (id: string) => post<OfficerView>(`/officers/${id}/sole-decider/end`),
  revokeSessions: (id: string) => post<unknown>(`/officers/${id}/revoke-sessions`),
};
