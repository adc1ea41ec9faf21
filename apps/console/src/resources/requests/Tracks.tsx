import Button from '@mui/material/Button';
import type { RequestView, TrackView } from '#contracts';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { useMay } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

const TrackDialog = lazy(() => import('./TrackDialog.js'));
const tones: Record<string, string> = {
  granted: 'green',
  partly: 'amber',
  refused: 'red',
  'not-applicable': '',
};

/** Each right has its own outcome, with grounds and reasons where something is turned down. */
export function Tracks({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const may = useMay();
  const why = useRefusalText();
  const [asked, setAsked] = useState<TrackView | null>(null);
  const setting = request.allowedActions.find((one) => one.action === 'set-outcome');
  const open = may('request.act') && setting?.allowed;
  return (
    <section>
      <h2>{t('request.tracks')}</h2>
      <ul className="stack" style={{ gap: 10 }}>
        {request.tracks.map((track) => (
          <li key={track.id}>
            <div className="line">
              <span className="grow">
                {t(`words.right.${track.right}`)}{' '}
                <span className="muted small">{t(`words.rightArticle.${track.right}`)}</span>
              </span>
              <span className={`chip ${track.outcome ? tones[track.outcome] : ''}`}>
                {track.outcome ? t(`words.outcome.${track.outcome}`) : t('request.undecided')}
              </span>
              {open && (
                <Button onClick={() => setAsked(track)}>
                  {t(track.outcome ? 'request.change' : 'request.decide')}
                </Button>
              )}
            </div>
            {track.grounds.length > 0 && (
              <ul className="small muted" style={{ paddingLeft: 14, listStyle: 'disc' }}>
                {track.grounds.map((ground) => (
                  <li key={ground}>{t(`grounds.${ground}`)}</li>
                ))}
              </ul>
            )}
            {track.reasons && <p className="small wrap">{track.reasons}</p>}
            {track.decidedBy && (
              <p className="small muted">{t('request.decidedBy', { name: track.decidedBy.name })}</p>
            )}
          </li>
        ))}
      </ul>
      {setting && !setting.allowed && <p className="act-why">{setting.refusals.map(why).join(' ')}</p>}
      <Suspense fallback={null}>
        {asked && <TrackDialog track={asked} request={request} acts={acts} close={() => setAsked(null)} />}
      </Suspense>
    </section>
  );
}
