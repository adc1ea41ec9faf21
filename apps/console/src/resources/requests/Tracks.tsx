import Button from '@mui/material/Button';
import type { RequestView, TrackView } from '#contracts';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { OfficerPicker } from '../../parts/OfficerPicker.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { requests } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { MailingStop } from './MailingStop.js';
import { Repetition } from './Repetition.js';
import { TrackSteps } from './TrackSteps.js';
import { TrackTasks } from './TrackTasks.js';
import type { RequestActs } from './use-request.js';

const TrackDialog = lazy(() => import('./TrackDialog.js'));
const tones: Record<string, string> = {
  granted: 'green',
  partly: 'amber',
  refused: 'red',
  'not-applicable': '',
};

interface Props {
  request: RequestView;
  acts: RequestActs;
}

function Owner({ track, request, acts }: Props & { track: TrackView }) {
  const t = useT();
  const may = useMay();
  const name = track.owner?.name ?? request.assignee?.name;
  const said = t('common.pair', {
    name: t('track.owner'),
    value: track.owner?.name ?? t('track.ownerOfRequest'),
  });
  const label = `${said} · ${t(`words.right.${track.right}`)}`;
  if (!may('request.assign'))
    return name ? <p className="muted small">{t('track.ownerOf', { name })}</p> : null;
  return (
    <OfficerPicker
      value={track.owner}
      label={label}
      pick={(officerId, officer) =>
        void acts.act(
          () => requests.owner(request.id, track.right, officerId),
          officerId ? t('list.assigned', { name: officer }) : t('list.unassigned'),
        )
      }
    >
      <span className="muted small">{said}</span>
    </OfficerPicker>
  );
}

function Decision({ track }: { track: TrackView }) {
  const t = useT();
  return (
    <>
      {track.grounds.length > 0 && (
        <ul className="small muted" style={{ paddingLeft: 14, listStyle: 'disc' }}>
          {track.grounds.map((ground) => (
            <li key={ground}>{t(`grounds.${ground}`)}</li>
          ))}
        </ul>
      )}
      {track.dpvCodes.length > 0 && (
        <p className="small muted">
          {t('common.pair', { name: t('track.dpv'), value: track.dpvCodes.join(', ') })}
        </p>
      )}
      {track.reasons && <p className="small wrap">{track.reasons}</p>}
      {track.decidedBy && (
        <p className="small muted">{t('request.decidedBy', { name: track.decidedBy.name })}</p>
      )}
    </>
  );
}

/** Each right has its own owner, tasks and outcome, with grounds and reasons where something is turned down. */
export function Tracks({ request, acts }: Props) {
  const t = useT();
  const may = useMay();
  const why = useRefusalText();
  const [asked, setAsked] = useState<TrackView | null>(null);
  const setting = request.allowedActions.find((one) => one.action === 'set-outcome');
  const open = may('request.act') && setting?.allowed;
  const left = request.tasks.filter((task) => task.required && task.doneAt === null).length;
  const warns = left > 0 && ['decided', 'answered'].includes(request.state);
  return (
    <section>
      <h2>{t('request.tracks')}</h2>
      {warns && <p className="notice amber">{t('track.openRequired', { count: left })}</p>}
      <ul className="stack" style={{ gap: 14 }}>
        {request.tracks.map((track) => (
          <li key={track.id} className="stack" style={{ gap: 2 }}>
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
            <div style={{ marginLeft: -12 }}>
              <Owner track={track} request={request} acts={acts} />
            </div>
            <Decision track={track} />
            {track.stop && <MailingStop stop={track.stop} request={request} acts={acts} />}
            <Repetition track={track} />
            <TrackSteps track={track} request={request} acts={acts} />
            <TrackTasks track={track} request={request} acts={acts} />
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
