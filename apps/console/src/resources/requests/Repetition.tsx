import type { TrackView } from '#contracts';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';

/** How often the same right was invoked before; a number, and no reason. */
export function Repetition({ track }: { track: TrackView }) {
  const t = useT();
  const dates = useDates();
  const { repetition } = track;
  if (!repetition) return null;
  const { count, lastYear, lastOn, lastAnsweredOn } = repetition;
  return (
    <p className="muted small">
      {t('track.repeated', { count, year: lastYear, last: dates.short(lastOn) })}
      {lastAnsweredOn && ` ${t('track.repeatedAnswered', { day: dates.short(lastAnsweredOn) })}`}
    </p>
  );
}
