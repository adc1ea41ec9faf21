import type { HomeView } from '#contracts';
import { Link } from 'react-router-dom';
import { useT } from '../../i18n/use-t.js';
import { DueChip } from '../../parts/DueChip.js';
import { BreachHours } from '../breaches/BreachHours.js';

/** What runs by the hour, then the CNIL and those who asked something, by date; nothing of it, nothing shown. */
export function Urgent({ home }: { home: HomeView }) {
  const t = useT();
  if (home.breaches.length + home.enquiries.length === 0) return null;
  return (
    <section className="panel flush">
      <h2>{t('home.urgent')}</h2>
      <ol className="next-list">
        {home.breaches.map((row) => (
          <li key={row.id}>
            <Link className="next-row" to={`/breaches/${row.id}`}>
              <span className="cut grow">
                <strong>{t('breach.one')}</strong> <span className="muted">{row.what}</span>
              </span>
              <span className="next-act muted cut">
                {row.nextAction && t(`breach.actions.${row.nextAction as 'close'}`)}
              </span>
              <span className="next-due">
                <BreachHours of={row} />
              </span>
            </Link>
          </li>
        ))}
        {home.enquiries.map((row) => (
          <li key={row.id}>
            <Link className="next-row" to={`/enquiries/${row.id}`}>
              <span className="cut grow">
                <strong>{t(`enquiry.kinds.${row.kind}`)}</strong>{' '}
                <span className="muted">{row.subject || t('common.noSubject')}</span>
              </span>
              <span className="next-act muted cut">{row.owner?.name ?? t('common.nobody')}</span>
              <span className="next-due">
                <DueChip due={{ ...row, clock: 'running' }} bare />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
