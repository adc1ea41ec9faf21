/** What a message is, first cut. */
export const messageClasses = [
  'subject-request',
  'authority-request',
  'privacy-enquiry',
  'supervisory-authority',
  'follow-up',
  'not-privacy',
] as const;
export type MessageClass = (typeof messageClasses)[number];

/** What a message is when it is none of the desk's business. */
export const notPrivacySubclasses = [
  'support',
  'billing',
  'spam',
  'bounce',
  'auto-reply',
  'newsletter',
  'phishing',
  'other',
] as const;
export type NotPrivacySubclass = (typeof notPrivacySubclasses)[number];

/** A source of messages. */
export const channelKinds = ['imap', 'smtp', 'import', 'manual'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** A conversation with one correspondent. */
export const ticketStates = ['open', 'waiting', 'closed'] as const;
export type TicketState = (typeof ticketStates)[number];
