/** Whether the IMAP specs can run: Dovecot 2.3 from Debian's `dovecot-imapd`. */
export const dovecotInstalled: boolean;

/** A Dovecot of its own, with its own folder, port and one password for every user. */
export interface Dovecot {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Folder of the mailbox (Maildir). */
  readonly maildir: string;
  /** Puts mails into the mailbox as a delivery agent does, all at once; received at `at`. */
  deliver(mails: readonly (string | Uint8Array)[], at?: Date): string[];
  /** Gives the folder another UIDVALIDITY and new UIDs, as a restored server does. */
  changeUidValidity(folder?: string): void;
  /** Ends the server with SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface DovecotOptions {
  /** What the server says that it can do, in place of all that it can. */
  readonly capability?: string;
  /** Port of an OAuth2 introspection endpoint: then tokens open the mailbox and passwords do not. */
  readonly introspection?: number;
}

export function startDovecot(options?: DovecotOptions): Promise<Dovecot>;
