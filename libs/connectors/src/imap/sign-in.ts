import { type MailboxConfig, mailboxPassword } from './mailbox-config.js';

/** What the server is shown: imapflow takes either. */
export type Credentials = { readonly pass: string } | { readonly accessToken: string };

const ANSWER_MS = 15_000;
/** A token is asked for anew this long before it ends, so that it does not end on the way to the server. */
const EARLY_MS = 60_000;
const DEFAULT_SECONDS = 300;

/**
 * Signs in to one mailbox: with a password, with an access token of the environment, or with a token that is asked for as the
 * desk itself (OAuth2 client credentials, RFC 6749 section 4.4) and kept until shortly before its end.
 */
export class SignIn {
  private kept: { readonly token: string; readonly until: number } | undefined;

  constructor(private readonly config: MailboxConfig) {}

  async credentials(): Promise<Credentials> {
    const secret = mailboxPassword(this.config);
    if (this.config.signIn === 'password') return { pass: secret };
    if (this.config.signIn === 'token') return { accessToken: secret };
    if (this.kept === undefined || this.kept.until <= Date.now()) this.kept = await this.askForToken(secret);
    return { accessToken: this.kept.token };
  }

  /** The server refused what it was shown: the next time is with a new token. */
  refused(): void {
    this.kept = undefined;
  }

  /** The errors say where it failed and nothing of what was sent or answered. */
  private async askForToken(secret: string): Promise<{ token: string; until: number }> {
    const { tokenUrl, clientId, scope } = this.config;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId! });
    body.set('client_secret', secret);
    if (scope) body.set('scope', scope);
    const asked = Date.now();
    const answer = await fetch(tokenUrl!, {
      method: 'POST',
      body,
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(ANSWER_MS),
    }).catch(() => {
      throw new Error('the token endpoint does not answer');
    });
    if (!answer.ok) throw new Error(`the token endpoint answered ${answer.status}`);
    const { access_token: token, expires_in: seconds } = await tokenOf(answer);
    const lives = Number(seconds) > 0 ? Number(seconds) : DEFAULT_SECONDS;
    return { token, until: asked + Math.max(lives * 1000 - EARLY_MS, 0) };
  }
}

async function tokenOf(answer: Response): Promise<{ access_token: string; expires_in?: unknown }> {
  const parsed = (await answer.json().catch(() => null)) as { access_token?: unknown } | null;
  if (typeof parsed?.access_token !== 'string') throw new Error('the token endpoint gave no token');
  return { ...parsed, access_token: parsed.access_token };
}
