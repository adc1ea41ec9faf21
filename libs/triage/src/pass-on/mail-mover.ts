/** One mail as its mailbox knows it. */
export interface MailToMove {
  readonly config: Readonly<Record<string, unknown>>;
  /** `uidvalidity:uid` in the folder that is read. */
  readonly identity: string;
  readonly sha256: Buffer;
  readonly size: number;
  /** It was moved to the folder of this day at the earliest, where folders are dated. */
  readonly journaledAt: Date;
  /** Without angle brackets. */
  readonly messageId: string | null;
  readonly folder: string;
}

/** Port: moves a mail to another folder of its mailbox. Done twice it is done once: a mail that lies there already has been moved. */
export interface MailMover {
  /** What the server said; null when the mailbox does not hold the mail any more. */
  move(mail: MailToMove): Promise<string | null>;
}
export const MAIL_MOVER = Symbol('MAIL_MOVER');
