import { frenchSpacing } from '../wording/french.js';
import { outcomeNames, rightNames } from '../words/names.js';
import { refusalGroundTable, type RefusalGround } from '../words/refusal-grounds.js';
import { type LetterLanguage } from '../words/letters.js';
import { type Right, type TrackOutcome } from '../words/requests.js';

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

/** The reasons of one track: the grounds in the words of the law, then the officer's own. */
export function trackReasonsText(track: LetterTrack, language: LetterLanguage): string {
  const grounds = track.grounds.map((ground) => refusalGroundTable[ground].wording[language]);
  const sentence = grounds.join(language === 'fr' ? ' ; ' : '; ');
  const own = track.reasons?.trim() ?? '';
  const parts = [sentence && `${sentence}.`, own].filter(Boolean).join(' ');
  return language === 'fr' ? frenchSpacing(parts) : parts;
}

/** Right by right, what was decided and why: a list for the reasons of a refusal or of a partial answer. */
export function outcomesText(tracks: readonly LetterTrack[], language: LetterLanguage): string {
  const colon = language === 'fr' ? ' : ' : ': ';
  const lines = tracks.flatMap((track) => {
    if (track.outcome === null) return [];
    const head = `- ${rightNames[track.right][language]} – ${outcomeNames[track.outcome][language]}`;
    const why = turnedDown(track) ? trackReasonsText(track, language) : '';
    return [why ? `${head}${colon}${why}` : `${head}.`];
  });
  return language === 'fr' ? frenchSpacing(lines.join('\n')) : lines.join('\n');
}
