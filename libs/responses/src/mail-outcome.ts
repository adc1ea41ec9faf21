import { enqueue, jobs, type Context, type Mailout, type MailOutcome } from '#foundation';
import { record } from '#audit';
import { recordAcknowledgementSent } from '#authority';
import { recordEnquiryLetter, recordFact, type RequestFact } from '#requests';
import { reopenTicket } from '#triage';
import { journalOf, lockLetter, type LetterRecord } from './letter-record.js';

/** The outgoing server took the letter, or refused it for good: the letter knows, and whoever it belongs to is told. */
export async function settleLetter(ctx: Context, outcome: MailOutcome, quietHours: number): Promise<void> {
  const letter = await lockLetter(ctx, outcome.ownerId);
  if (letter.state !== 'queued' && letter.state !== 'failed') return;
  if (outcome.outcome === 'sent') await sent(ctx, letter, outcome.at, quietHours);
  else await failed(ctx, letter, outcome.response);
}

async function sent(ctx: Context, letter: LetterRecord, at: Date, quietHours: number): Promise<void> {
  await ctx.query(
    `update letter set state = 'sent', sent_at = $2, bounce_reason = null, version = version + 1 where id = $1`,
    [letter.id, at],
  );
  await tellRequest(ctx, letter, { kind: 'letter-sent', at });
  if (letter.authorityFileId && letter.kind === 'authority-acknowledgement') {
    await recordAcknowledgementSent(ctx, letter.authorityFileId, letter.id);
  }
  await enqueue(
    ctx,
    jobs.assumeDelivered,
    { letterId: letter.id },
    { runAt: new Date(at.getTime() + quietHours * 3_600_000) },
  );
  await note(ctx, letter, 'letter.sent', {});
}

/** It never left: its request stands where it stood, and somebody has to look. */
async function failed(ctx: Context, letter: LetterRecord, response: string): Promise<void> {
  await ctx.query(
    `update letter set state = 'failed', bounce_reason = $2, version = version + 1 where id = $1`,
    [letter.id, response],
  );
  await tellRequest(ctx, letter, { kind: 'letter-failed', reason: response });
  await reopenIfClosed(ctx, letter.ticketId);
  await note(ctx, letter, 'letter.failed', { response });
}

/** Nothing came back for as long as was agreed: the letter counts as delivered. A report of delivery says so earlier. */
export async function assumeDelivered(ctx: Context, letterId: string): Promise<void> {
  const letter = await lockLetter(ctx, letterId);
  if (letter.state === 'sent') await deliver(ctx, letter, ctx.now, true);
}

export async function deliver(ctx: Context, letter: LetterRecord, at: Date, assumed: boolean): Promise<void> {
  await ctx.query(
    `update letter set state = 'delivered', delivered_at = $2, version = version + 1 where id = $1`,
    [letter.id, at],
  );
  await tellRequest(ctx, letter, { kind: 'letter-delivered', at, assumed });
  await note(ctx, letter, 'letter.delivered', {}, { assumed });
}

/**
 * A report says that the letter did not arrive: it counts as not sent, its request is owed an answer again under its
 * original due date, and its ticket is open.
 * @law GDPR art. 12(3)
 */
export async function bounce(ctx: Context, letter: LetterRecord, at: Date, reason: string): Promise<void> {
  await ctx.query(
    `update letter set state = 'bounced', bounced_at = $2, bounce_reason = $3, delivered_at = null, version = version + 1 where id = $1`,
    [letter.id, at, reason],
  );
  await tellRequest(ctx, letter, { kind: 'letter-bounced', at, reason });
  await reopenIfClosed(ctx, letter.ticketId);
  await note(ctx, letter, 'letter.bounced', { reason });
}

/** A server on the way still tries: nothing is lost yet, and the quiet time says nothing of arrival. */
export async function delay(ctx: Context, letter: LetterRecord, at: Date, reason: string): Promise<void> {
  await ctx.query(
    `update letter set delayed_at = $2, delay_reason = $3, version = version + 1 where id = $1`,
    [letter.id, at, reason],
  );
  await note(ctx, letter, 'letter.delayed', { reason });
}

/** The recipient called it spam. It arrived and stands as it stood; nothing more leaves for that address by itself. */
export async function complain(
  ctx: Context,
  mailout: Mailout,
  letter: LetterRecord,
  at: Date,
): Promise<void> {
  const marked = await ctx.query(
    `update letter set complained_at = $2, version = version + 1 where id = $1 and complained_at is null returning id`,
    [letter.id, at],
  );
  if (marked.length === 0) return;
  await mailout.object(ctx, letter.toAddress, 'marked-as-spam');
  await note(ctx, letter, 'letter.marked-as-spam', {});
}

async function tellRequest(
  ctx: Context,
  letter: LetterRecord,
  fact: Pick<RequestFact, 'kind' | 'at' | 'reason' | 'assumed'>,
): Promise<void> {
  if (fact.kind === 'letter-sent' || fact.kind === 'letter-bounced')
    await recordEnquiryLetter(ctx, { ...letter, event: fact.kind, at: fact.at ?? ctx.now });
  if (!letter.requestId) return;
  await recordFact(ctx, letter.requestId, { ...fact, letterId: letter.id, letterKind: letter.kind });
}

async function reopenIfClosed(ctx: Context, ticketId: string): Promise<void> {
  const [ticket] = await ctx.query<{ state: string }>(
    `select state from ticket where id = $1 and merged_into is null`,
    [ticketId],
  );
  if (ticket?.state === 'closed') await reopenTicket(ctx, ticketId);
}

const note = (
  ctx: Context,
  letter: LetterRecord,
  type: string,
  personal: Record<string, unknown>,
  content: Record<string, unknown> = {},
): Promise<string> =>
  record(ctx, {
    type,
    journal: journalOf(letter),
    object: { kind: 'letter', id: letter.id },
    ticketId: letter.ticketId,
    content: { kind: letter.kind, ...content },
    personal,
  });
