import type { Carrier } from '../decode/decoded-mail.js';
import type { ContentFacts } from '../attachments/content-facts.js';

/**
 * How the stored segments make up the raw mail. A mail enters as one segment `whole`; decoding gives each attachment a
 * segment and a key of its own, what remains (headers and text) is `body`. Joined by their ranges they are the raw bytes again.
 */
export interface PartManifest {
  readonly blobId: string;
  readonly kind: 'whole' | 'body' | 'attachment';
  /** Half-open byte ranges of the raw mail, in order. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** An attachment as decoding saw it: what the conversation lists without opening anything. */
export interface AttachmentFacts {
  readonly ordinal: number;
  readonly fileName: string | null;
  readonly mimeType: string;
  readonly size: number;
  readonly sha256: string;
  /** What its bytes are; absent on messages placed before this was looked at. */
  readonly content?: ContentFacts;
  /** Taken out of a container (`tnef`, `smime`) or of the text (`uuencode`, `yenc`): no part of the raw mail itself. */
  readonly carriedBy?: Carrier;
}

export type StepVerdict = 'ok' | 'failed' | 'skipped';

/** What one step said of one message. */
export interface StepTrace {
  readonly step:
    'journal' | 'decode' | 'signatures' | 'authenticate' | 'classify' | 'thread' | 'open' | 'scan';
  readonly verdict: StepVerdict;
  readonly why: string | null;
  readonly ms: number;
  readonly at: string;
}
