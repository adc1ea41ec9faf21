import { type LetterKind } from '../words/letters.js';
import { type Right, type TrackOutcome } from '../words/requests.js';
import { isMeasured } from './access-blocks.js';
import { mentions, type Audience, type Mention, type ReaderLanguage } from './languages.js';
import { letterWords } from './languages/index.js';

export { mentions, type Mention };

/** The version of the wording; stored with every letter. */
export const mentionsVersion = '2026-2';

/**
 * Blocks of legal wording that the desk adds itself. No officer edits them. The neutral sentence on retention is the same in every
 * reply to a request for access or erasure, whether or not anything is kept.
 * @law GDPR art. 12(4), 13(1)(b), 15(1)(e), 17(3)(b), 23, 38(4), 77, 79; loi 78-17 art. 8; Code de procédure pénale art. 11
 */
export const mentionText = (mention: Mention, language: ReaderLanguage, audience?: Audience): string =>
  letterWords(language, audience).mentions[mention];

interface Answered {
  readonly kind: LetterKind;
  readonly tracks: readonly { readonly right: Right; readonly outcome: TrackOutcome | null }[];
}

/**
 * The mentions of a letter. A refusal, whole or in part, and a closing without answer name CNIL and court; so
 * does every answer, since the person may find it incomplete. Access and erasure replies all carry the same
 * neutral sentence; one that gives access also names the rights that remain.
 * @law GDPR art. 12(4), 15(1)(e)
 */
export function mentionsOf({ kind, tracks }: Answered): Mention[] {
  if (kind === 'authority-acknowledgement' || kind === 'supervisory-answer') return [];
  const replies = kind === 'answer' || kind === 'refusal' || kind === 'closing-without-answer';
  if (!replies) return ['dpo-contact'];
  const concernsCopies = tracks.some(({ right }) => right === 'access' || right === 'erasure');
  return [
    ...(concernsCopies ? (['neutral-retention'] as const) : []),
    ...(isMeasured({ kind, tracks }) ? (['other-rights'] as const) : []),
    'complaint',
    'court',
    'dpo-contact',
  ];
}
