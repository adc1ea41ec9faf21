import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { Bone } from '../../parts/States.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { session } from '../../providers/session-api.js';

/** « Firefox, Linux »: enough to recognise one's own device. */
function device(userAgent: string | null): string {
  if (!userAgent) return '';
  const browser = /(Edg|Firefox|Chrome|Safari)/.exec(userAgent)?.[1]?.replace('Edg', 'Edge') ?? '';
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(userAgent)?.[1] ?? '';
  return [browser, system].filter(Boolean).join(', ');
}

/** Where I am signed in, and a way out of each. */
export function Sessions() {
  const t = useT();
  const dates = useDates();
  const attempt = useAct();
  const query = useQuery({ queryKey: ['open-sessions'], queryFn: session.openSessions });
  const end = async (id: string) => {
    const done = await attempt(async () => {
      await session.endSession(id);
      return true;
    });
    if (done) toasts.show(t('profile.ended'));
    void query.refetch();
  };
  return (
    <section className="panel">
      <h2>{t('profile.sessions')}</h2>
      {query.isPending && <Bone />}
      <ul className="stack">
        {query.data?.map((one) => (
          <li key={one.id} className="line">
            <span className="grow">
              <strong>{device(one.userAgent) || t('profile.unknownDevice')}</strong>{' '}
              {one.current && <span className="chip accent">{t('profile.current')}</span>}
              <span className="muted small" style={{ display: 'block' }}>
                {[one.ip, t('profile.seen', { at: dates.moment(one.lastSeenAt) })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {!one.current && (
              <Button variant="outlined" onClick={() => void end(one.id)}>
                {t('profile.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
