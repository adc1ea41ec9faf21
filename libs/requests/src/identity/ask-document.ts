import { documentRefusals, refuse, type RequestInput } from '#domain';
import { DomainError, newId, type Context, type Keyring } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { actOnRequest, assertFresh, refused } from '../act-on-request.js';
import { journalOf, lockRequest, seenRequest } from '../request-record.js';
import { addFact, writeRequest } from '../write-request.js';
import { daysLater, documentDays } from './document-days.js';
import { lastDocument } from './identity-document.query.js';
import { pageToken, tokenHash } from './page-token.js';
import { saidLockedOut, standingOf } from './standing.js';

export interface DocumentAsked extends Pick<RequestInput, 'doubt' | 'doubtSince' | 'lockedOut'> {
  readonly version: number;
  /** The one officer who will see it; who asks, unless another is named. */
  readonly readerId?: string;
}

/**
 * Asks for an identity document: only where no lower step suffices, with the doubt in words, to be seen by one named officer. Opens
 * the page on which it is handed in; the letter that asks carries its link.
 * @law GDPR art. 12(2), 12(6), 5(1)(c); EDPB Guidelines 01/2022 paras 73-78
 */
export async function askIdentityDocument(
  ctx: Context,
  keyring: Keyring,
  id: string,
  input: DocumentAsked,
): Promise<void> {
  const officerId = actingOfficer(ctx);
  const readerId = input.readerId ?? officerId;
  const before = await lockRequest(ctx, id);
  assertFresh(before, input.version);
  const { doubt, doubtSince, lockedOut = saidLockedOut(before) } = input;
  const days = await documentDays(ctx);
  const refusals = [
    ...documentRefusals(standingOf(before, lockedOut)),
    ...(days === 0 ? [refuse('identity-documents-not-taken')] : []),
    ...((await lastDocument(ctx, id))?.waits ? [refuse('identity-document-waits')] : []),
    ...(doubt?.trim() ? [] : [refuse('doubt-missing')]),
  ];
  if (refusals.length > 0) throw refused(refusals);
  await assertReader(ctx, readerId);
  if (before.waiting === 'identity') {
    await addFact(ctx, before, { kind: 'ask-identity', data: { doubt, doubtSince, lockedOut } });
    await writeRequest(ctx, await seenRequest(ctx, id), {});
  } else
    await actOnRequest(ctx, id, 'ask-identity', { version: input.version, doubt, doubtSince, lockedOut });
  const documentId = newId();
  const expiresAt = daysLater(ctx.now, days);
  await ctx.query(OPEN_PAGE, [
    documentId,
    id,
    tokenHash(pageToken(keyring, documentId)),
    before.language,
    officerId,
    readerId,
    ctx.now,
    expiresAt,
  ]);
  await record(ctx, {
    type: 'identity.document-asked',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: { documentId, readerId, expiresAt: expiresAt.toISOString(), lockedOut },
    personal: { doubt },
  });
}

/** Whoever sees a document decides upon it: an active DPO or counsel. */
async function assertReader(ctx: Context, readerId: string): Promise<void> {
  const found = await ctx.query(
    `select 1 from officer where id = $1 and state = 'active' and roles && array['dpo', 'counsel']`,
    [readerId],
  );
  if (found.length === 0) throw new DomainError('identity-document.reader', 'invalid');
}

// A page asked for anew shuts the one before.
const OPEN_PAGE = `
  with shut as (update identity_document set expires_at = $7 where request_id = $2 and received_at is null and expires_at > $7)
  insert into identity_document (id, request_id, token_hash, language, asked_by, reader_id, asked_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
