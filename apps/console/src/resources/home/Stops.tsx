import type { HomeView } from '#contracts';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';

/** Objections to mailings that are not carried out yet: hours count, not days. */
export function Stops({ home }: { home: HomeView }) {
  const t = useT();
  const dates = useDates();
  if (home.stops.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('who.stops')}</h2>
      <ul className="stack" style={{ gap: 6 }}>
        {home.stops.map((one) => (
          <li key={one.requestId} className="line">
            <Link className="cut grow" to={`/requests/${one.requestId}`}>
              {one.person} · {one.reference}
            </Link>
            <span className={`chip ${one.overdue ? 'red' : 'amber'}`}>
              {t(one.overdue ? 'who.stopLate' : 'who.stopBy', { at: dates.instant(one.by) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
