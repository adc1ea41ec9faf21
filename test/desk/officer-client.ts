import type { SessionView } from '#contracts';

/** What an answer holds is what the spec is about to find out. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type Json = any;

export interface Answer<T = Json> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly headers: Headers;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An officer at the API: keeps the cookie, sends the token with everything that changes something. */
export class OfficerClient {
  cookie = '';
  session: SessionView | undefined;

  constructor(readonly url: string) {}

  get = <T = Json>(path: string): Promise<Answer<T>> => this.call<T>('GET', path);
  post = <T = Json>(path: string, body: unknown = {}): Promise<Answer<T>> => this.call<T>('POST', path, body);
  put = <T = Json>(path: string, body: unknown = {}): Promise<Answer<T>> => this.call<T>('PUT', path, body);
  patch = <T = Json>(path: string, body: unknown = {}): Promise<Answer<T>> =>
    this.call<T>('PATCH', path, body);
  delete = <T = Json>(path: string): Promise<Answer<T>> => this.call<T>('DELETE', path);

  /** The body of an answer that must succeed. */
  async ok<T = Json>(answer: Promise<Answer<T>>): Promise<T> {
    const { status, body, text } = await answer;
    if (status < 200 || status > 299) throw new Error(`answered ${status}: ${text.slice(0, 600)}`);
    return body;
  }

  async signIn(email: string, password: string): Promise<SessionView> {
    const answer = await this.post<SessionView>('/session', { email, password });
    this.session = await this.ok(Promise.resolve(answer));
    this.cookie = answer.headers.getSetCookie()[0].split(';')[0]!;
    return this.session;
  }

  async call<T = Json>(method: Method, path: string, body?: unknown): Promise<Answer<T>> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(method !== 'GET' && this.session && { 'x-csrf-token': this.session.csrfToken }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      },
      body: body === undefined || method === 'GET' ? undefined : form ? body : JSON.stringify(body),
    });
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const json = /json/.test(response.headers.get('content-type') ?? '') && !/jsonl/.test(text);
    return { status: response.status, headers: response.headers, text, body: json ? parsed(text) : text };
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
