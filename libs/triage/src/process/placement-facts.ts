import { afterAnswer, type PlacementFacts, type TriageSuggestion } from '#domain';
import { readingFacts, whyUnread, type MailReading, type MessageRow } from '#intake';
import type { Conversations } from './conversations.query.js';

/** What decides on the place of a message, out of its reading and the conversations found. */
export function placementFacts(
  { reading, opened: { row } }: { reading: MailReading; opened: { row: MessageRow } },
  { leads }: Pick<Conversations, 'leads'>,
  suggestion: TriageSuggestion,
): PlacementFacts {
  const { mail, report, authentication } = reading;
  const unread = whyUnread(reading) !== null;
  const underReference = leads.some(({ how }) => how === 'token');
  return {
    sender: mail.from?.address ?? null,
    subject: mail.subject,
    leads,
    isReport: report !== null || (suggestion.notPrivacyKind === 'bounce' && !unread),
    isAutomatic: suggestion.notPrivacyKind === 'auto-reply',
    // What nobody has read may be an authority's: it goes where an authority's mail goes.
    authoritySign: suggestion.authoritySign !== 'none' || unread,
    soundsLikeFollowUp: suggestion.class === 'follow-up',
    senderDisproved: authentication.present && authentication.dmarc === 'fail',
    rights: suggestion.rights,
    afterAnswer: underReference ? afterAnswer(writtenIn(reading)) : NOTHING_SAID,
    receivedAt: row.receivedAt,
  };
}

const NOTHING_SAID = { incomplete: null, newPeriod: false };

/** The words written now, without what is quoted below them. */
function writtenIn(reading: MailReading): string {
  const { text, segments } = readingFacts(reading);
  return segments
    .filter(({ zone }) => zone === 'fresh')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
}
