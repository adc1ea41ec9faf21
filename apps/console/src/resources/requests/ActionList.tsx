import Button from '@mui/material/Button';
import type { RequestView } from '#contracts';
import { lazy, Suspense, useState } from 'react';
import { useT, useWord } from '../../i18n/use-t.js';
import { useKeys } from '../../parts/use-keys.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { useMay } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

const ActionDialog = lazy(() => import('./ActionDialog.js'));
const LetterDialog = lazy(() => import('./LetterDialog.js'));

type Allowed = RequestView['allowedActions'][number];
/** Decided right by right, in the panel of the rights, and by whom it was put to, in theirs. */
const elsewhere = ['set-outcome', 'put-to-controller', 'decide-for-controller'];

/** The next act as a button, the others below; a refused one stays visible and says why. */
export function ActionList({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const word = useWord();
  const may = useMay();
  const why = useRefusalText();
  const [asked, setAsked] = useState<string | null>(null);
  const listed = request.allowedActions.filter((one) => !elsewhere.includes(one.action));
  const next = listed.find((one) => one.action === request.nextAction);
  const others = listed.filter((one) => one !== next && one.allowed);
  const refused = listed.filter((one) => one !== next && !one.allowed);
  useKeys({ n: () => next?.allowed && may('request.act') && setAsked(next.action) }, asked === null);
  if (listed.length === 0) return null;
  const name = (one: Allowed) => word('actions', one.action, t('actions.other'));
  return (
    <section>
      <h2>{t('request.acts')}</h2>
      <div className="stack">
        {next && (
          <div className="act">
            <Button
              fullWidth
              variant="contained"
              disabled={!next.allowed || !may('request.act')}
              aria-keyshortcuts="n"
              onClick={() => setAsked(next.action)}
            >
              {name(next)}
              <kbd aria-hidden="true" style={{ marginLeft: 8 }}>
                n
              </kbd>
            </Button>
            {next.refusals.map((refusal, index) => (
              <span key={index} className="act-why">
                {why(refusal)}
              </span>
            ))}
          </div>
        )}
        <div className="line wraps">
          {others.map((one) => (
            <Button
              key={one.action}
              variant="outlined"
              disabled={!may('request.act')}
              onClick={() => setAsked(one.action)}
            >
              {name(one)}
            </Button>
          ))}
        </div>
        {refused.length > 0 && (
          <details className="refused">
            <summary>
              {t('request.refused')} ({refused.length})
            </summary>
            <ul className="stack" style={{ gap: 6, marginTop: 6 }}>
              {refused.map((one) => (
                <li key={one.action} className="act">
                  <span style={{ fontWeight: 550 }}>{name(one)}</span>
                  <span className="act-why">{one.refusals.map(why).join(' ')}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Suspense fallback={null}>
        {asked === 'answer' && <LetterDialog request={request} close={() => setAsked(null)} />}
        {asked !== null && asked !== 'answer' && (
          <ActionDialog action={asked} request={request} acts={acts} close={() => setAsked(null)} />
        )}
      </Suspense>
    </section>
  );
}
