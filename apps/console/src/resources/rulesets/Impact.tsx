import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Failure } from '../../parts/States.js';
import { ruleSetsApi } from '../../providers/rule-sets-api.js';

/** Which due dates of open requests a proposed version would move: asked for, since each is looked at. */
export function Impact({ id }: { id: string }) {
  const t = useT();
  const dates = useDates();
  const [asked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: ['rule-sets', id, 'impact'],
    queryFn: () => ruleSetsApi.impact(id),
    enabled: asked,
  });
  if (!asked)
    return (
      <div>
        <Button color="secondary" size="small" onClick={() => setAsked(true)}>
          {t('rules.change.impactAsk')}
        </Button>
      </div>
    );
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const impact = query.data;
  return (
    <section className="stack" role="status" aria-busy={!impact} style={{ minHeight: 40 }}>
      <h3 className="sec-title">{t('rules.change.impact')}</h3>
      {impact && (
        <>
          <p>{t('rules.change.looked', { smart_count: impact.looked, day: dates.day(impact.day) })}</p>
          <p className={impact.moved > 0 ? 'notice amber' : 'muted'}>
            {impact.moved === 0
              ? t('rules.change.unmoved')
              : t('rules.change.moved', {
                  smart_count: impact.moved,
                  earlier: impact.earlier,
                  later: impact.later,
                })}
          </p>
          {impact.requests.length > 0 && (
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{t('rules.change.request')}</th>
                  <th scope="col">{t('rules.change.before')}</th>
                  <th scope="col">{t('rules.change.after')}</th>
                </tr>
              </thead>
              <tbody>
                {impact.requests.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link to={`/requests/${one.id}`}>{one.reference}</Link>
                    </th>
                    <td>
                      {dates.short(one.dueOn)} · {t(`words.clock.${one.clock}`)}
                    </td>
                    <td>
                      {dates.short(one.wouldBeDueOn)} · {t(`words.clock.${one.clockWouldBe}`)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {impact.moved > impact.requests.length && (
            <p className="muted small">{t('rules.change.shown', { count: impact.requests.length })}</p>
          )}
        </>
      )}
    </section>
  );
}
