import {
  dayInLetter,
  instantOf,
  addDays,
  parisDay,
  postingRefusals,
  type Posting,
  type RenderedLetter,
} from '#domain';
import { record } from '#audit';
import { DomainError, letterPdf, type Blobs, type Context } from '#foundation';
import { recordFact } from '#requests';
import { actingOfficer, attachFile } from '#triage';
import { journalOf, type LetterRecord } from './letter-record.js';
import { bounce } from './mail-outcome.js';
import { lockLetter } from './letter-record.js';

/** Refuses a posting that proves nothing; a proof is a file of this ticket. */
export async function assertPosting(ctx: Context, letter: LetterRecord, posting: Posting): Promise<void> {
  const [written] = await ctx.query<{ at: Date }>(`select created_at as at from letter where id = $1`, [
    letter.id,
  ]);
  const refusals = postingRefusals(posting, parisDay(ctx.now), parisDay(written.at));
  if (posting.proofId) {
    const [proof] = await ctx.query(`select 1 from ticket_attachment where id = $1 and ticket_id = $2`, [
      posting.proofId,
      letter.ticketId,
    ]);
    if (!proof) throw new DomainError('attachment.not-found', 'not-found');
  }
  if (refusals.length > 0) throw new DomainError('letter.refused', 'refused', { refusals });
}

/** The letter on paper, as it was posted or would be: the text of the mail under the name of who receives it. */
export const paperOf = (
  letter: Pick<LetterRecord, 'language' | 'toName' | 'toAddress'>,
  { subject, text }: Pick<RenderedLetter, 'subject' | 'text'>,
  author: string,
  at: Date,
): Promise<Buffer> =>
  letterPdf({
    title: subject,
    language: letter.language,
    text,
    head: [author, letter.toName ?? '', letter.toAddress, dayInLetter(parisDay(at), letter.language)].filter(
      (line) => line !== '',
    ),
    author,
    at,
  });

/**
 * The letter left by post, with proof: that is its delivery. The copy that was posted stays with the files of its ticket, and the
 * request is told the day of the posting, not the day on which somebody wrote it down.
 * @law GDPR art. 12(1), 12(3)
 */
export async function settlePosted(
  ctx: Context,
  blobs: Blobs,
  letter: LetterRecord,
  left: { posting: Posting; rendered: RenderedLetter; author: string; decidedBy: string | null },
): Promise<void> {
  const { posting, rendered, author, decidedBy } = left;
  const officerId = actingOfficer(ctx);
  const at = lastInstantOf(posting.on, ctx.now);
  await attachFile(ctx, blobs, letter.ticketId, {
    fileName: `${letter.ticketReference}.pdf`,
    mimeType: 'application/pdf',
    bytes: await paperOf(letter, rendered, author, at),
  });
  await ctx.query(POSTED, [
    letter.id,
    letter.subject,
    letter.body,
    decidedBy,
    at,
    posting.on,
    posting.kind,
    posting.trackingNumber?.trim() || null,
    posting.proofId ?? null,
    officerId,
    ctx.now,
  ]);
  for (const kind of ['letter-sent', 'letter-delivered'] as const)
    if (letter.requestId)
      await recordFact(ctx, letter.requestId, { kind, letterId: letter.id, letterKind: letter.kind, at });
  await note(ctx, letter, 'letter.posted', {
    content: {
      kind: letter.kind,
      version: letter.version,
      postedOn: posting.on,
      postedAs: posting.kind,
      decidedBy,
    },
    personal: { trackingNumber: posting.trackingNumber ?? null },
  });
}

/** The post brought it back: it counts as not sent, as a mail that bounced does. */
export async function recordReturn(ctx: Context, id: string, reason: string): Promise<void> {
  actingOfficer(ctx);
  const letter = await lockLetter(ctx, id);
  const [posted] = await ctx.query(`select 1 from letter where id = $1 and posted_on is not null`, [id]);
  if (!posted || letter.state !== 'delivered') throw new DomainError('letter.not-posted', 'refused');
  await bounce(ctx, letter, ctx.now, reason);
}

/** The whole day of the posting counts; today ends now. */
function lastInstantOf(day: string, now: Date): Date {
  const end = new Date(instantOf(addDays(day, 1)).getTime() - 1);
  return end < now ? end : now;
}

const note = (
  ctx: Context,
  letter: LetterRecord,
  type: string,
  told: { content: Record<string, unknown>; personal: Record<string, unknown> },
): Promise<string> =>
  record(ctx, {
    type,
    journal: journalOf(letter),
    object: { kind: 'letter', id: letter.id },
    ticketId: letter.ticketId,
    ...told,
  });

const POSTED = `
  update letter set state = 'delivered', subject = $2, body = $3, decided_by = coalesce($4, decided_by), sent_at = $5, delivered_at = $5,
         posted_on = $6, posted_as = $7, tracking_number = $8, posting_proof_id = $9, posted_by = $10, updated_at = $11,
         version = version + 1
  where id = $1`;
