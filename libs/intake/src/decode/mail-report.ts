/** What a machine reports of a mail of ours: where it got, or that somebody complained. */

export interface RecipientStatus {
  readonly finalRecipient: string | null;
  readonly originalRecipient: string | null;
  /** failed, delayed, delivered, relayed, expanded; complained. */
  readonly action: string;
  /** Enhanced status code, `5.1.1`. */
  readonly status: string | null;
  readonly diagnostic: string | null;
}

export interface DeliveryStatus {
  readonly kind: 'delivery' | 'disposition' | 'feedback';
  readonly originalEnvelopeId: string | null;
  readonly reportingMta: string | null;
  /** Message-ID of the mail reported on, without brackets: from the returned headers, or the receipt's own field. */
  readonly originalMessageId: string | null;
  readonly recipients: readonly RecipientStatus[];
  /** `displayed`, `deleted` … for a read receipt. */
  readonly disposition: string | null;
  /** `abuse`, `not-spam`, `fraud`, `virus`, `other`, where a recipient complained. */
  readonly feedbackType?: string;
  /** Read out of words for people: a guess until the id is proved to be ours. */
  readonly inWords?: true;
}
