import { frenchSpacing } from '../wording/french.js';
import { type RefusalGround } from '../words/refusal-grounds.js';
import { type Right, type TrackOutcome } from '../words/requests.js';
import { type Audience, type ReaderLanguage } from './languages.js';
import { languageWords, letterWords } from './languages/index.js';

/** One track as a letter tells it. */
export interface LetterTrack {
  readonly right: Right;
  readonly outcome: TrackOutcome | null;
  readonly grounds: readonly RefusalGround[];
  readonly reasons: string | null;
}

/** Was this track turned down, in whole or in part? */
export const turnedDown = ({ outcome }: Pick<LetterTrack, 'outcome'>): boolean =>
  outcome === 'refused' || outcome === 'partly';

/** The reasons of one track: the grounds in the words of the law, or in plain words for a child, then the officer's own. */
export function trackReasonsText(track: LetterTrack, language: ReaderLanguage, audience?: Audience): string {
  const { grounds } = letterWords(language, audience);
  const sentence = track.grounds.map((ground) => grounds[ground]).join(languageWords(language).semicolon);
  const own = track.reasons?.trim() ?? '';
  const parts = [sentence && `${sentence}.`, own].filter(Boolean).join(' ');
  return language === 'fr' ? frenchSpacing(parts) : parts;
}

/** Right by right, what was decided and why: a list for the reasons of a refusal or of a partial answer. */
export function outcomesText(
  tracks: readonly LetterTrack[],
  language: ReaderLanguage,
  audience?: Audience,
): string {
  const words = letterWords(language, audience);
  const lines = tracks.flatMap((track) => {
    if (track.outcome === null) return [];
    const head = `- ${words.rights[track.right]} – ${words.outcomes[track.outcome]}`;
    const why = turnedDown(track) ? trackReasonsText(track, language, audience) : '';
    return [why ? `${head}${languageWords(language).colon}${why}` : `${head}.`];
  });
  return language === 'fr' ? frenchSpacing(lines.join('\n')) : lines.join('\n');
}
