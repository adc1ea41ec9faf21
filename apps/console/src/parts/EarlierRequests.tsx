import type { EarlierRequest } from '#contracts';
import { Link } from 'react-router-dom';
import { parisDay } from '../i18n/dates.js';
import { useDates } from '../i18n/use-dates.js';
import { useT } from '../i18n/use-t.js';
import { requestTone } from './letter-tone.js';

/** What the same person asked before: when, what, and with which outcome; never a refusal by itself. */
export function EarlierRequests({ earlier }: { earlier: readonly EarlierRequest[] }) {
  const t = useT();
  const dates = useDates();
  return (
    <ul className="stack" style={{ gap: 6 }}>
      {earlier.map((one) => (
        <li key={one.id}>
          <div className="line">
            <Link className="cut grow" to={`/requests/${one.id}`}>
              {one.rights.map((right) => t(`words.right.${right}`)).join(' + ')}
            </Link>
            <span className={`chip ${requestTone(one.state)}`}>{t(`words.requestState.${one.state}`)}</span>
            <span className="muted small nowrap">{dates.tiny(parisDay(one.receivedAt))}</span>
          </div>
          <p className="muted small">
            {[
              ...new Set(
                one.tracks.flatMap(({ outcome }) => (outcome ? [t(`words.outcome.${outcome}`)] : [])),
              ),
              ...(one.answeredAt
                ? [t('track.earlierAnswered', { day: dates.short(parisDay(one.answeredAt)) })]
                : []),
            ].join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
