import { createHash } from 'node:crypto';
import type { Context, Keyring } from '#foundation';

/**
 * The secret of a one-time page. It follows from the desk's master key, so that the letter can say it whenever it is written, and
 * only its hash is stored: whoever reads the tables cannot open the page.
 */
export const pageToken = (keyring: Keyring, documentId: string): string =>
  keyring.hmac('identity-page', documentId).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A page that takes a document now. */
export interface OpenPage {
  readonly id: string;
  readonly requestId: string;
  readonly ticketId: string;
  readonly restricted: boolean;
  readonly language: string;
}

/** The open page of a token; wrong, used and expired ones are all nothing. Locked where a document is about to be taken. */
export async function openPage(ctx: Context, token: string, lock = false): Promise<OpenPage | null> {
  const [page] = await ctx.query<OpenPage & Record<string, unknown>>(
    `select d.id, d.request_id as "requestId", r.ticket_id as "ticketId", r.restricted, d.language
     from identity_document d join request r on r.id = d.request_id
     where d.token_hash = $1 and d.received_at is null and d.expires_at > $2
       and r.waiting = 'identity' and r.state in ('received', 'assessing') ${lock ? 'for update of d' : ''}`,
    [tokenHash(token), ctx.now],
  );
  return page ?? null;
}
