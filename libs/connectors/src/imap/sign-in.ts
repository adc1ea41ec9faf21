import type { MailboxConfig } from './mailbox-config.js';
import { mailboxSecret, type MailboxSecret } from './mailbox-secret.js';
import type { MailboxTokens } from './mailbox-tokens.js';
import { askForToken, usableUntil, type Form } from './token-endpoint.js';

/** What the server is shown: imapflow takes either. */
export type Credentials = { readonly pass: string } | { readonly accessToken: string };

/**
 * Signs in to one mailbox: with a password, with an access token of the environment, or with a token that is asked for, as the desk
 * itself (client credentials, RFC 6749 section 4.4) or by a refresh token (section 6), and kept until shortly before its end.
 */
export class SignIn {
  private kept: { readonly token: string; readonly until: number } | undefined;
  /** The token that was shown last, and whether it was asked for just then. */
  private shown: { readonly token: string; readonly fresh: boolean } | undefined;
  private refusedToken: string | null = null;

  constructor(
    private readonly config: MailboxConfig,
    private readonly tokens: MailboxTokens,
  ) {}

  async credentials(): Promise<Credentials> {
    const secret = mailboxSecret(this.config);
    const { signIn } = this.config;
    if (signIn === 'password') return { pass: secret.value };
    if (signIn === 'token') return { accessToken: secret.value };
    this.shown = await (signIn === 'refresh-token' ? this.refreshed(secret) : this.asItself(secret));
    return { accessToken: this.shown.token };
  }

  /**
   * The server refused what it was shown: the next time is with a new token. Whether that may help: a token that was asked for just
   * before is as good as the next one.
   */
  refused(): boolean {
    if (!this.shown) return false;
    this.kept = undefined;
    this.refusedToken = this.shown.token;
    return !this.shown.fresh;
  }

  private async asItself({ value }: MailboxSecret): Promise<{ token: string; fresh: boolean }> {
    if (this.kept && this.kept.until > Date.now()) return { token: this.kept.token, fresh: false };
    const given = await this.ask({ grant_type: 'client_credentials', client_secret: value });
    this.kept = { token: given.token, until: usableUntil(given) };
    return { token: given.token, fresh: true };
  }

  private refreshed({ value, clientSecret }: MailboxSecret): Promise<{ token: string; fresh: boolean }> {
    const { tokenUrl, clientId, scope } = this.config;
    const secret: Form = clientSecret === null ? {} : { client_secret: clientSecret };
    return this.tokens.current({
      grant: [tokenUrl!, clientId!, scope ?? '', value],
      first: value,
      refused: this.refusedToken,
      ask: (refresh) => this.ask({ grant_type: 'refresh_token', refresh_token: refresh, ...secret }),
    });
  }

  private ask(form: Form) {
    const { tokenUrl, clientId, scope } = this.config;
    return askForToken(tokenUrl!, { ...form, client_id: clientId!, ...(scope ? { scope } : {}) });
  }
}
