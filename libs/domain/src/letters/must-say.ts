import { refuse, type Refusal } from '../machine/machine.js';
import { type LetterKind } from '../words/letters.js';
import { type Audience, type ReaderLanguage } from './languages.js';
import { letterWords } from './languages/index.js';
import { mentionText } from './mentions.js';
import { trackReasonsText, turnedDown, type LetterTrack } from './outcomes.js';

interface Finished {
  readonly kind: LetterKind;
  readonly language: ReaderLanguage;
  readonly audience?: Audience;
  readonly tracks: readonly LetterTrack[];
}

/** White space is no word: a reason set on two lines is the same reason. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Does a text name what was turned down, and say why? Both, or the person learns half of it. */
export const saysWhy = (
  text: string,
  track: LetterTrack,
  language: ReaderLanguage,
  audience?: Audience,
): boolean => {
  const said = plain(text);
  return (
    said.includes(plain(letterWords(language, audience).rights[track.right])) &&
    said.includes(plain(trackReasonsText(track, language, audience)))
  );
};

/**
 * What the finished text of a refusal, whole or in part, does not say: what was turned down and why, the complaint to the CNIL, the
 * court. Looked for in the text that leaves and not in the template it began from, because an officer may have written all of it anew.
 * @law GDPR art. 12(4)
 */
export function unsaidRefusals(text: string, letter: Finished): Refusal[] {
  const { kind, language, audience } = letter;
  const closing = kind === 'closing-without-answer';
  const down = kind === 'answer' || kind === 'refusal' ? letter.tracks.filter(turnedDown) : [];
  if (down.length === 0 && !closing) return [];
  const said = plain(text);
  const mentions = (['complaint', 'court'] as const).filter(
    (mention) => !said.includes(plain(mentionText(mention, language, audience))),
  );
  return [
    ...down
      .filter((track) => !saysWhy(text, track, language, audience))
      .map(({ right }) => refuse('reasons-not-in-text', { right })),
    ...mentions.map((mention) => refuse('mention-not-in-text', { mention })),
  ];
}
