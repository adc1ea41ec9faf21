import type { LetterView } from '#contracts';
import { useT } from '../i18n/use-t.js';
import { letterTone } from './letter-tone.js';

type Stated = { readonly state: string; readonly bounceReason: string | null };

/** A cap or an objection keeps it: nothing has failed, somebody has to look. */
export const isHeld = ({ state, bounceReason }: Stated): boolean =>
  state === 'failed' && (bounceReason?.startsWith('held:') ?? false);

/** Where a letter stands, in a word. */
export function LetterState({ letter }: { letter: Stated }) {
  const t = useT();
  if (isHeld(letter)) return <span className="chip amber">{t('letter.heldState')}</span>;
  return (
    <span className={`chip ${letterTone(letter.state)}`}>
      {t(`words.letterState.${letter.state as LetterView['state']}`)}
    </span>
  );
}
