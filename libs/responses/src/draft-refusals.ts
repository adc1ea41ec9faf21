import { refusalsOf, type LetterTrack, type Refusal } from '#domain';
import type { LetterRecord } from './letter-record.js';
import { PLACEHOLDER, withDecider } from './with-decider.js';

type Text = Pick<LetterRecord, 'kind' | 'language' | 'audience' | 'subject' | 'body' | 'accessBlocks'>;

/**
 * What the text of a draft still lacks. The deciding manager is named with the sending, so their absence is no fault of
 * the draft.
 */
export const draftRefusals = (letter: Text, tracks: readonly LetterTrack[]): Refusal[] =>
  refusalsOf({ ...letter, ...withDecider(letter, PLACEHOLDER), tracks, deciderName: PLACEHOLDER });
