import { apply, enquiryWorkflow, type LetterKind } from '#domain';
import type { Context } from '#foundation';
import { record } from '#audit';
import { journalOf } from '../request-record.js';
import { reopenIfClosed } from './act-on-enquiry.js';
import {
  addEnquiryFact,
  answerOf,
  enquiryFactsOf,
  lockEnquiryOfTicket,
  writeEnquiry,
} from './enquiry-record.js';

/** What became of a letter of a ticket. */
export interface EnquiryLetter {
  readonly id: string;
  readonly ticketId: string;
  readonly kind: LetterKind;
  readonly event: 'letter-sent' | 'letter-bounced';
  readonly at: Date;
}

/** The enquiry of a ticket is told that its answer left, or came back: then an answer is owed again, under the same date. */
export async function recordEnquiryLetter(ctx: Context, letter: EnquiryLetter): Promise<void> {
  if (letter.kind !== answerOf.enquiry && letter.kind !== answerOf.supervisory) return;
  const enquiry = await lockEnquiryOfTicket(ctx, letter.ticketId);
  if (enquiry === null || answerOf[enquiry.kind] !== letter.kind) return;
  const applied = apply(enquiryWorkflow, enquiry.state, letter.event, enquiryFactsOf(enquiry), {});
  if (!applied.ok) return;
  const sent = letter.event === 'letter-sent';
  await writeEnquiry(
    ctx,
    enquiry.id,
    sent
      ? { state: applied.state, answered_at: enquiry.answeredAt ?? letter.at }
      : { state: applied.state, answered_at: null, closed_at: null },
  );
  await addEnquiryFact(ctx, enquiry, letter.event, { letterId: letter.id, at: letter.at.toISOString() });
  await record(ctx, {
    type: `enquiry.${letter.event}`,
    journal: journalOf(enquiry),
    object: { kind: 'enquiry', id: enquiry.id },
    ticketId: enquiry.ticketId,
    content: { letterId: letter.id, from: enquiry.state, to: applied.state },
  });
  if (!sent) await reopenIfClosed(ctx, enquiry.ticketId);
}
