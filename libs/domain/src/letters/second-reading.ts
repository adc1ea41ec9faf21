import { refuse, type Refusal } from '../machine/machine.js';
import { type LetterKind } from '../words/letters.js';
import { type TrackOutcome } from '../words/requests.js';

/** What a second reader said of a letter. */
export const readingVerdicts = ['approved', 'sent-back'] as const;
export type ReadingVerdict = (typeof readingVerdicts)[number];

/** The last reading of a letter, and whether what was read is what stands there now. */
export interface LastReading {
  readonly readerId: string;
  readonly verdict: ReadingVerdict;
  /** Subject, text, language and recipient are still those that were read. */
  readonly sameText: boolean;
}

interface Answering {
  readonly kind: LetterKind;
  readonly tracks: readonly { readonly outcome: TrackOutcome | null }[];
}

/** Does this letter turn something down? Then a second officer reads it before it leaves. */
export const needsSecondReader = ({ kind, tracks }: Answering): boolean =>
  (kind === 'refusal' || kind === 'answer') &&
  tracks.some(({ outcome }) => outcome === 'refused' || outcome === 'partly');

/** Nobody reads as the second what they wrote themselves, be it one word of it. */
export const readerRefusals = (readerId: string, writers: readonly string[]): Refusal[] =>
  writers.includes(readerId) ? [refuse('second-reader-wrote')] : [];

/**
 * What the second reading lacks for the letter to leave in the hands of this sender: it took place, approved, of exactly this
 * text, by somebody else than who sends. A refusal is the letter that a judge reads; two people have read it before.
 * @law GDPR art. 5(2), 12(4)
 */
export function secondReadingRefusals(reading: LastReading | null, senderId: string | null): Refusal[] {
  if (!reading) return [refuse('second-reader-missing')];
  if (!reading.sameText) return [refuse('second-reading-outdated')];
  if (reading.verdict !== 'approved') return [refuse('second-reader-sent-back')];
  return senderId !== null && reading.readerId === senderId ? [refuse('second-reader-sends')] : [];
}
