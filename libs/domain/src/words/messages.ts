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
 * How the desk signs in to a mailbox: a password (of the application), an OAuth2 access token, or one that it asks for, as itself
 * or with a refresh token that the owner of the mailbox once agreed to.
 */
export const mailboxSignIns = ['password', 'token', 'client-credentials', 'refresh-token'] as const;
export type MailboxSignIn = (typeof mailboxSignIns)[number];
/** Those for which a token endpoint and a client id are needed. */
export const mailboxAsksForToken = (signIn: MailboxSignIn): boolean =>
  signIn === 'client-credentials' || signIn === 'refresh-token';

/**
 * Environment variables that may hold a mailbox's secret: its password, its token, or what a token is asked with. An administrator
 * names the variable and the server it is sent to: any other name could make the desk hand out a secret of its own, or of the
 * machine it runs on.
 */
export const mailboxPasswordVariable = /^IMAP_PASSWORD(_[A-Z0-9]+)*$/;
/** Where a token is asked for: a secret goes there, so by TLS, or to this machine. */
export const mailboxTokenUrl =
  /^(https:\/\/[^\s/?#@]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?)(\/\S*)?$/;

/** Why a mail that the mailbox shows is not in the journal. */
export const mailboxGapReasons = [
  'empty-answer',
  'refused',
  'too-large',
  'not-written',
  'breaks-connection',
  'removed-unread',
] as const;
export type MailboxGapReason = (typeof mailboxGapReasons)[number];

/** A conversation with one correspondent. */
export const ticketStates = ['open', 'waiting', 'closed'] as const;
export type TicketState = (typeof ticketStates)[number];
