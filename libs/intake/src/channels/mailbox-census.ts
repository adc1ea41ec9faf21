import type { Channel } from './channel.js';

/** One mail as its folder lists it. */
export interface ListedMail {
  readonly uid: number;
  readonly size: number;
  readonly internalDate: Date;
}

export interface ListedFolder {
  readonly path: string;
  readonly uidValidity: string;
  /** The folder that is read; the others are those to which mails move. */
  readonly isRead: boolean;
  readonly mails: readonly ListedMail[];
}

/** Asks a mailbox what it holds, changing nothing there. The adapter stands with the connectors. */
export interface MailboxCensus {
  /** `newest` bounds the mails listed of each folder to which mails move; null lists them all. */
  list(channel: Channel, newest: number | null): Promise<ListedFolder[]>;
  /** One mail of one of those folders; null when it is no longer there. */
  fetch(
    channel: Channel,
    folder: string,
    uidValidity: string,
    uid: number,
  ): Promise<{ raw: Buffer; internalDate: Date } | null>;
}
