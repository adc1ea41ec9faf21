import type { DataProvider, GetListParams, Identifier, RaRecord, UpdateParams } from 'react-admin';
import { get, patch, post, remove, type QueryValues } from './http.js';

interface KeysetPage {
  items: RaRecord[];
  next: string | null;
}

/** Cursor of the page that follows, by query and page number: keyset paging has no « page 7 », only « the next ». */
const cursors = new Map<string, (string | null)[]>();

const keyOf = (resource: string, query: QueryValues) => `${resource}?${JSON.stringify(query)}`;

async function fetchPage(resource: string, query: QueryValues, cursor: string | null, signal?: AbortSignal) {
  const answer = await get<KeysetPage | RaRecord[]>(
    `/${resource}`,
    { ...query, cursor: cursor ?? undefined },
    signal,
  );
  return Array.isArray(answer) ? { items: answer, next: null } : answer;
}

/** Walks to the page asked for from the nearest cursor known, and remembers every cursor on the way. */
async function pageAt(resource: string, query: QueryValues, page: number, signal?: AbortSignal) {
  const key = keyOf(resource, query);
  const known = page === 1 ? [null] : (cursors.get(key) ?? [null]);
  let at = Math.min(page, known.length);
  let answer = await fetchPage(resource, query, known[at - 1], signal);
  known[at] = answer.next;
  while (at < page && answer.next !== null) {
    at += 1;
    answer = await fetchPage(resource, query, known[at - 1], signal);
    known[at] = answer.next;
  }
  cursors.set(key, known.slice(0, at + 1));
  if (cursors.size > 60) cursors.delete(cursors.keys().next().value as string);
  return answer;
}

const pathOf = (resource: string, id: Identifier) => `/${resource}/${encodeURIComponent(String(id))}`;

async function getList(resource: string, params: GetListParams) {
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
  const sort = params.sort?.field && params.sort.field !== 'id' ? params.sort : undefined;
  const query: QueryValues = {
    ...(params.filter as QueryValues),
    ...(sort ? { sort: sort.field, order: sort.order.toLowerCase() } : {}),
    limit: perPage,
  };
  const answer = await pageAt(resource, query, page, params.signal);
  return { data: answer.items, pageInfo: { hasNextPage: answer.next !== null, hasPreviousPage: page > 1 } };
}

/** react-admin's way to the API; acts that are more than reading go through `api.ts`. */
export const dataProvider = {
  supportAbortSignal: true,
  getList,
  getOne: async (resource, { id, signal }) => ({ data: await get(pathOf(resource, id), undefined, signal) }),
  getMany: async (resource, { ids }) => ({
    data: (await get<KeysetPage>(`/${resource}`, { ids, limit: Math.max(ids.length, 1) })).items,
  }),
  getManyReference: async (resource, params) =>
    getList(resource, { ...params, filter: { ...(params.filter as object), [params.target]: params.id } }),
  create: async (resource, { data }) => ({ data: await post(`/${resource}`, data) }),
  update: async (resource, { id, data }: UpdateParams<RaRecord>) => ({
    data: await patch(pathOf(resource, id), data),
  }),
  updateMany: async (resource, { ids, data }) => {
    await Promise.all(ids.map((id) => patch(pathOf(resource, id), data)));
    return { data: ids };
  },
  delete: async (resource, { id, previousData }) => {
    await remove(pathOf(resource, id));
    return { data: previousData };
  },
  deleteMany: async (resource, { ids }) => {
    await Promise.all(ids.map((id) => remove(pathOf(resource, id))));
    return { data: ids };
  },
} as DataProvider;
