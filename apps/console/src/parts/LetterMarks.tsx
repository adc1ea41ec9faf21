import { useDates } from '../i18n/use-dates.js';
import { useT } from '../i18n/use-t.js';

interface Marked {
  readonly bounceReason: string | null;
  readonly delayedAt: string | null;
  readonly complainedAt: string | null;
  readonly state: string;
}

const holds = ['address', 'ticket', 'objection'] as const;

/** What machines said of a letter: refused, held back, still on its way, marked as spam. */
export function LetterMarks({ letter }: { letter: Marked }) {
  const t = useT();
  const dates = useDates();
  const held = holds.find((by) => letter.bounceReason === `held:${by}`);
  return (
    <>
      {held && <p className="notice amber">{t(`letter.held.${held}`)}</p>}
      {letter.bounceReason && !held && (
        <p className="notice red">{t('letter.bounced', { reason: letter.bounceReason })}</p>
      )}
      {letter.delayedAt && letter.state === 'sent' && (
        <p className="notice amber">{t('letter.delayed', { at: dates.instant(letter.delayedAt) })}</p>
      )}
      {letter.complainedAt && (
        <p className="notice amber">{t('letter.complained', { at: dates.instant(letter.complainedAt) })}</p>
      )}
    </>
  );
}
