import { lawfulIdentityNeeds, type IdentityNeeds } from '../identity/needs.js';

/**
 * Values that the law leaves to the controller, or that counsel has to settle. They are dated data: a decision
 * stores the version it used, and another version is passed in as an argument.
 */
export interface Policy {
  readonly version: string;
  /** A question about identity or scope must leave so many days after the doubt arose to count as "without undue delay". */
  readonly idRequestMaxDays: number;
  /** After so many months of silence a request may be closed by the documented path. */
  readonly idSilenceCloseMonths: number;
  /** Mailings stop so many hours after an objection to them. */
  readonly marketingStopHours: number;
  /** So many days without a bounce make a letter count as delivered. */
  readonly bounceWatchDays: number;
  /** A typed due date of an authority file pages so many days ahead. */
  readonly authorityDueNearDays: number;
  /** A question on privacy is answered within so many days where no law sets a date. */
  readonly enquiryAnswerDays: number;
  /** A letter of the supervisory authority is answered within so many days where it names no date itself. */
  readonly supervisoryAnswerDays: number;
  /** French digital age of consent (loi 78-17 art. 45). */
  readonly lawConsentAge: number;
  /** Mailo's own, stricter age (privacy rules). */
  readonly signupAge: number;
  /** What was seen of a person's identity says nothing any more after so many days. */
  readonly identityProofDays: number;
  /** How sure we must be of a person, right by right. */
  readonly identityNeeds: IdentityNeeds;
}

export const defaultPolicy: Policy = {
  version: '2026-1',
  idRequestMaxDays: 5,
  idSilenceCloseMonths: 3,
  marketingStopHours: 24,
  bounceWatchDays: 2,
  authorityDueNearDays: 3,
  enquiryAnswerDays: 30,
  supervisoryAnswerDays: 10,
  lawConsentAge: 15,
  signupAge: 16,
  identityProofDays: 120,
  identityNeeds: lawfulIdentityNeeds,
};
