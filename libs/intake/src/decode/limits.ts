/**
 * Every bound of the decoder, in one table. A mail beyond a bound is cut there and a warning says so; it is
 * never refused, because a request hidden behind an oversized part is still a request.
 */
export interface DecodeLimits {
  /** Bytes of the mail that are looked at. */
  readonly rawBytes: number;
  /** Top-level header block: bytes, fields, and bytes of one field with its folds. */
  readonly headerBytes: number;
  readonly headerFields: number;
  readonly headerFieldBytes: number;
  /** Bytes of the headers of all parts together. */
  readonly allHeaderBytes: number;
  readonly nestingDepth: number;
  readonly addresses: number;
  readonly references: number;
  /** Characters kept of the decoded text and of the HTML. */
  readonly textChars: number;
  readonly htmlChars: number;
  readonly subjectChars: number;
  readonly attachments: number;
  /** Attached messages that are decoded as well, one level deep. */
  readonly attachedMessages: number;
  readonly receivedFields: number;
}

export const DECODE_LIMITS: DecodeLimits = {
  rawBytes: 64 * 1024 * 1024,
  headerBytes: 256 * 1024,
  headerFields: 1000,
  headerFieldBytes: 32 * 1024,
  allHeaderBytes: 8 * 1024 * 1024,
  nestingDepth: 128,
  addresses: 500,
  references: 100,
  textChars: 1024 * 1024,
  htmlChars: 1024 * 1024,
  subjectChars: 1000,
  attachments: 500,
  attachedMessages: 3,
  receivedFields: 20,
};

/** Bounds of the segmentation by MIME part; beyond them the rest is one part. */
export const RANGE_LIMITS = { depth: 32, parts: 500, headerBytes: 64 * 1024 } as const;
