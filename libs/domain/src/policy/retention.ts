/**
 * How long the desk keeps its own records: dated data like the policy, by the section of the law that they rest on.
 * @law GDPR art. 5(1)(e), 5(2); CNIL recommendation 2021-122
 */
export interface RetentionPeriods {
  readonly version: string;
  /** A closed rights request: proof of compliance, civil limitation. */
  readonly rightsFileMonths: number;
  /** The refusal of mailings: so long at least, and as long as mailings are sent. */
  readonly marketingRefusalMonths: number;
  /** An image of an identity document goes at the end of the check, at the latest after so many days. */
  readonly identityDocumentDays: number;
  /** The one-time link to an export package, then the package. */
  readonly exportPackageDays: number;
  /** An authority file: counsel sets it by the limitation of public action. */
  readonly authorityFileMonths: number;
  /** A copy of what was handed to an authority; its fingerprint stays. */
  readonly authorityCopyDays: number;
  /** The details of reads and sign-ins in the journal of the desk. */
  readonly auditLogMonths: number;
  /** A closed ticket from which no file was opened: support, spam, a question that was answered. */
  readonly otherTicketMonths: number;
  /** So many days after its closing a file is locked: a bounce or a reply comes before. */
  readonly lockAfterDays: number;
  /** So long a file stands in the list of what will be destroyed before it is. */
  readonly noticeDays: number;
}

export const defaultRetention: RetentionPeriods = {
  version: '2026-1',
  rightsFileMonths: 60,
  marketingRefusalMonths: 36,
  identityDocumentDays: 7,
  exportPackageDays: 7,
  authorityFileMonths: 72,
  authorityCopyDays: 0,
  auditLogMonths: 12,
  otherTicketMonths: 12,
  lockAfterDays: 30,
  noticeDays: 30,
};
