export interface MailAddress {
  readonly name: string;
  /** Lower-cased domain, local part as written; empty where the field holds a name only. */
  readonly address: string;
}

/** Headers that later steps reason on, unfolded; null where absent. */
export interface TriageHeaders {
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  readonly listId: string | null;
  readonly listUnsubscribe: string | null;
  readonly autoResponseSuppress: string | null;
  readonly spamFlag: string | null;
  readonly contentLanguage: string | null;
  readonly deliveredTo: string | null;
  /** As written, `<>` included. */
  readonly returnPath: string | null;
  /** Top-level media type, lower case, without parameters. */
  readonly contentType: string;
  /** The whole Content-Type field (report-type stands there). */
  readonly contentTypeField: string | null;
  /** Name of a field that only answering machines write. */
  readonly machineField?: string | null;
  /** Any of the fields of mailing lists (RFC 2369, RFC 2919). */
  readonly listField?: boolean;
  readonly failedRecipients?: string | null;
  /** All of them, topmost first; which to believe is decided by `parseAuthenticationResults`. */
  readonly authenticationResults: readonly string[];
  /** Topmost first, capped. */
  readonly received: readonly string[];
}

export interface DecodedAttachment {
  /** 0, 1, 2 … in the order of the mail. */
  readonly ordinal: number;
  /** Ordinal of the same part in `mimeRanges`, null where the two views differ. */
  readonly partOrdinal: number | null;
  readonly filename: string | null;
  readonly mimeType: string;
  readonly size: number;
  readonly disposition: string | null;
  readonly contentId: string | null;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** What it was taken out of: it is no part of the raw mail itself. */
  readonly carriedBy?: Carrier;
}

export type Carrier = 'tnef' | 'smime' | 'uuencode' | 'yenc';

/**
 * A cryptographic signature as separate facts: none of them says by itself that the sender wrote this.
 * `valid` is about the content alone, `chain` about who vouches for the key, `matchesFrom` about whose key it is.
 */
export interface SignatureFacts {
  readonly kind: 'smime' | 'pgp';
  /** Over the content: `unknown` where the key is not there or the check could not be made (`why`). */
  readonly valid: 'yes' | 'no' | 'unknown';
  readonly why: string | null;
  /** Address that the certificate or the key names; null where none is named. */
  readonly signer: string | null;
  readonly signerName: string | null;
  readonly issuer: string | null;
  /** Key id (PGP) or serial number (S/MIME). */
  readonly keyId: string | null;
  /** Whether the certificates lead to an authority that this machine trusts. */
  readonly chain: 'known' | 'unknown' | 'expired';
  readonly matchesFrom: boolean | null;
  readonly signedAt: string | null;
}

/** The mail, or a part of it, cannot be read without a key that the desk does not hold. */
export interface EncryptionState {
  readonly kind: 'smime' | 'pgp';
  readonly state: 'encrypted';
}

/** A message carried inside the mail (message/rfc822), one level deep. */
export interface AttachedMessage {
  readonly attachmentOrdinal: number;
  readonly messageId: string | null;
  readonly from: MailAddress | null;
  readonly subject: string;
  readonly text: string;
}

export interface DecodedMail {
  /** Without angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: MailAddress | null;
  readonly sender: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Envelope sender: '' for the null path `<>`, null where no Return-Path stands. */
  readonly returnPath: string | null;
  /** The sender's own date, ISO 8601; null where absent or unreadable. */
  readonly date: string | null;
  readonly headers: TriageHeaders;
  /** Plain text; derived from the HTML where the mail has no text part. */
  readonly text: string;
  readonly textSource: 'plain' | 'html' | 'none';
  /** As received, never sanitised: show it only through the sanitiser. */
  readonly html: string | null;
  readonly attachments: readonly DecodedAttachment[];
  readonly attachedMessages: readonly AttachedMessage[];
  readonly signatures: readonly SignatureFacts[];
  readonly encryption: EncryptionState | null;
  /** How long the checks of signatures took; absent where there was nothing to check. */
  readonly signatureMs?: number;
  readonly verdict: { readonly status: 'ok' } | { readonly status: 'failed'; readonly why: string };
  /** Codes, see `DecodeWarning`. */
  readonly warnings: readonly DecodeWarning[];
}

export type DecodeWarning =
  | 'empty'
  | 'raw-truncated'
  | 'headers-truncated'
  | 'addresses-truncated'
  | 'references-truncated'
  | 'text-truncated'
  | 'html-truncated'
  | 'attachments-truncated'
  | 'nul-removed'
  | 'surrogates-repaired'
  | 'date-unreadable'
  | 'several-from'
  | 'structure-unreadable'
  | 'charset-guessed'
  | 'charset-wrong'
  | 'tnef-decoded'
  | 'tnef-unreadable'
  | 'rtf-kept'
  | 'uuencode-decoded'
  | 'uuencode-unreadable'
  | 'yenc-decoded'
  | 'yenc-damaged'
  | 'message-in-pieces'
  | 'signature-unchecked';
