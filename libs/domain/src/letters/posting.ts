import { type CivilDay } from '../calendar/civil-day.js';
import { refuse, type Refusal } from '../machine/machine.js';

/** How a letter left on paper. */
export const postingKinds = ['registered', 'tracked', 'ordinary', 'by-hand'] as const;
export type PostingKind = (typeof postingKinds)[number];

/** What an officer records of a letter that was posted. */
export interface Posting {
  readonly on: CivilDay;
  readonly kind: PostingKind;
  readonly trackingNumber?: string | null;
  /** A file of the ticket: the receipt of the counter, the signed copy. */
  readonly proofId?: string | null;
}

/**
 * What speaks against a posting as the delivery of a letter: a posting without proof is a claim. A number proves what the post
 * registers or tracks; what it does neither with is proved by a document.
 * @law GDPR art. 5(2), 12(1), 12(3)
 */
export function postingRefusals(posting: Posting, today: CivilDay, writtenOn: CivilDay): Refusal[] {
  const numbered = posting.kind === 'registered' || posting.kind === 'tracked';
  const proved = Boolean(posting.proofId) || (numbered && Boolean(posting.trackingNumber?.trim()));
  return [
    ...(posting.on > today ? [refuse('posted-in-future', { on: posting.on })] : []),
    ...(posting.on < writtenOn ? [refuse('posted-before-written', { writtenOn })] : []),
    ...(proved ? [] : [refuse(numbered ? 'tracking-number-missing' : 'posting-proof-missing')]),
  ];
}
