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

/**
 * Environment variables that may hold a mailbox's password. An administrator names the variable and the server it is sent to: any
 * other name could make the desk hand out a secret of its own, or of the machine it runs on.
 */
export const mailboxPasswordVariable = /^IMAP_PASSWORD(_[A-Z0-9]+)*$/;

/** A conversation with one correspondent. */
export const ticketStates = ['open', 'waiting', 'closed'] as const;
export type TicketState = (typeof ticketStates)[number];
