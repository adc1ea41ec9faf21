import type { Problem } from '#contracts';
import { ApiProblem } from './problem.js';
import { sessionEnd } from './session-end.js';
import { sessionStore } from './session-store.js';
import { stepUp } from './step-up.js';
import { parseAnswer } from './visible.js';

export type QueryValues = Record<string, unknown>;
export interface CallOptions {
  query?: QueryValues;
  body?: unknown;
  form?: FormData;
  signal?: AbortSignal;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Flat query parameters; lists are comma-separated, what is empty stays out. */
export function queryString(values: QueryValues = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) search.set(name, value.join(','));
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export const apiUrl = (path: string, query?: QueryValues): string => `/api${path}${queryString(query)}`;

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const problem = (await response.json()) as Partial<Problem>;
    return new ApiProblem({ ...problem, status: response.status });
  } catch {
    return new ApiProblem({ status: response.status, code: 'unreadable-answer' });
  }
}

/**
 * The server knows no session where the console had one: ended elsewhere, or run out. Asked twice, because a proof by
 * passkey gives the session a new token while another call is still under way with the old one.
 */
async function noteEnd(): Promise<void> {
  if (sessionStore.get()?.stage !== 'full') return;
  const { status } = await fetchAnswer('GET', '/session', {});
  if (status !== 401 || sessionStore.get()?.stage !== 'full') return;
  sessionStore.set(null);
  sessionEnd.tell();
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const response = await fetchAnswer(method, path, options);
  if (response.status === 401) await noteEnd();
  return response;
}

async function fetchAnswer(method: Method, path: string, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': document.documentElement.lang,
  };
  const csrf = sessionStore.get()?.csrfToken;
  if (method !== 'GET' && csrf) headers['x-csrf-token'] = csrf;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  try {
    return await fetch(apiUrl(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      signal: options.signal,
      body: options.form ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ status: 0, code: 'unreachable' });
  }
}

/** One call of the API. A call that needs a step-up asks for it and is sent again once proved. */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  let response = await send(method, path, options);
  if (response.status === 401 || response.status === 403) {
    const problem = await problemOf(response);
    if (problem.code !== 'step-up-needed' || !(await stepUp.ask())) throw problem;
    response = await send(method, path, options);
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : parseAnswer(text)) as T;
}

export const get = <T>(path: string, query?: QueryValues, signal?: AbortSignal) =>
  call<T>('GET', path, { query, signal });
export const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, { body });
export const put = <T>(path: string, body: unknown) => call<T>('PUT', path, { body });
export const patch = <T>(path: string, body: unknown) => call<T>('PATCH', path, { body });
export const remove = <T>(path: string) => call<T>('DELETE', path);
export const upload = <T>(path: string, form: FormData) => call<T>('POST', path, { form });

/** One page that the desk drew, how many the document has and how many of them can be asked for. */
export async function picture(path: string, query: QueryValues, signal?: AbortSignal) {
  const response = await send('GET', path, { query, signal });
  if (!response.ok) throw await problemOf(response);
  const told = (header: string) => Number(response.headers.get(header) ?? 1);
  return { blob: await response.blob(), pages: told('x-pages'), shown: told('x-pages-shown') };
}

/** Saves an answer as a file; a download that needs a step-up asks for it first. */
export async function download(path: string, query: QueryValues, fileName: string): Promise<void> {
  let response = await send('GET', path, { query });
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code !== 'step-up-needed' || !(await stepUp.ask())) throw problem;
    response = await send('GET', path, { query });
    if (!response.ok) throw await problemOf(response);
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
