import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OAuth2 server: gives tokens to a client that knows its secret, and tells a mail server whose a token is. */
export interface TokenServer {
  readonly port: number;
  readonly url: string;
  /** How many tokens it gave. */
  given(): number;
  /** The refresh token that it would take now, and how often one was shown that was used up. */
  refreshToken(): string;
  thefts(): number;
  /** Takes every token back. */
  revoke(): void;
  /** A token that it did not give itself but knows. */
  know(token: string): void;
  close(): Promise<void>;
}

export async function startTokenServer(options: {
  secret: string;
  user: string;
  seconds?: number;
  /** The refresh token that the owner of the mailbox got by his consent; each use gives another in its place. */
  refresh?: string;
}): Promise<TokenServer> {
  const tokens = new Set<string>();
  let given = 0;
  let refresh = options.refresh ?? '';
  let thefts = 0;
  const answer = (path: string, form: URLSearchParams): [number, object] => {
    if (path.startsWith('/introspect')) {
      const active = tokens.has(form.get('token') ?? '');
      return [200, active ? { active: true, username: options.user } : { active: false }];
    }
    const known = form.get('client_id') === 'desk' && form.get('client_secret') === options.secret;
    if (!known) return [401, { error: 'invalid_client' }];
    const byRefresh = form.get('grant_type') === 'refresh_token';
    if (byRefresh && form.get('refresh_token') !== refresh) {
      thefts++;
      return [400, { error: 'invalid_grant' }];
    }
    if (!byRefresh && form.get('grant_type') !== 'client_credentials')
      return [400, { error: 'unsupported_grant_type' }];
    const token = `token-${++given}`;
    tokens.add(token);
    if (byRefresh) refresh = `refresh-${given}`;
    const further = byRefresh ? { refresh_token: refresh } : {};
    return [
      200,
      { access_token: token, token_type: 'Bearer', expires_in: options.seconds ?? 3600, ...further },
    ];
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const [status, json] = answer(request.url ?? '', new URLSearchParams(body));
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/token`,
    given: () => given,
    refreshToken: () => refresh,
    thefts: () => thefts,
    revoke: () => tokens.clear(),
    know: (token) => void tokens.add(token),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
