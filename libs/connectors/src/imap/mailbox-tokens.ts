import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Contexts, Keyring } from '#foundation';
import { type GivenToken, TokenRefused, usableUntil } from './token-endpoint.js';

/** A consent that was given once: where, as whom, for what, and the refresh token that stands in the environment. */
export interface RefreshGrant {
  readonly grant: readonly string[];
  readonly first: string;
  /** An access token that the mail server did not take. */
  readonly refused: string | null;
  readonly ask: (refresh: string) => Promise<GivenToken>;
}

interface Kept {
  readonly refresh: string;
  readonly access?: string;
}

const ACTOR: Actor = { kind: 'system', scope: 'imap.tokens' };
const PURPOSE = 'mailbox-token';

/**
 * Access tokens that are had by a refresh token. A server may give a new refresh token with each access token and then takes every
 * other use of the old one for theft (RFC 6749 section 10.4): so that whoever renews does it alone, and all processes use what came
 * of it. What is kept is sealed. A new refresh token in the environment begins anew.
 */
@Injectable()
export class MailboxTokens {
  constructor(
    @Inject(Contexts) private readonly contexts: Contexts,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /** The token that is good now, asked for when there is none; the row is held meanwhile. */
  current({ grant, first, refused, ask }: RefreshGrant): Promise<{ token: string; fresh: boolean }> {
    const id = this.keyring.hmac(PURPOSE, JSON.stringify(grant));
    return this.contexts.run(ACTOR, async (ctx) => {
      await ctx.query('insert into mailbox_token (id) values ($1) on conflict do nothing', [id]);
      const [row] = await ctx.query<{ sealed: Buffer | null; usable: boolean }>(
        'select sealed, coalesce(usable_until > now(), false) as usable from mailbox_token where id = $1 for update',
        [id],
      );
      const kept = row.sealed ? this.open(row.sealed) : { refresh: first };
      if (kept.access && row.usable && kept.access !== refused) return { token: kept.access, fresh: false };
      const given = await ask(kept.refresh).catch((error: unknown) => {
        // The newer one may have been lost with a process that had just got it.
        if (error instanceof TokenRefused && kept.refresh !== first) return ask(first);
        throw error;
      });
      const next: Kept = { refresh: given.refresh ?? kept.refresh, access: given.token };
      await ctx.query(
        'update mailbox_token set sealed = $2, usable_until = $3, renewed_at = now() where id = $1',
        [
          id,
          this.keyring.wrapSecret(PURPOSE, Buffer.from(JSON.stringify(next))),
          new Date(usableUntil(given)),
        ],
      );
      return { token: given.token, fresh: true };
    });
  }

  private open(sealed: Buffer): Kept {
    return JSON.parse(this.keyring.unwrapSecret(PURPOSE, sealed).toString()) as Kept;
  }
}
