import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { RequestView, TrackView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { toasts } from '../../parts/toasts.js';
import { EarlierRequests } from '../../parts/EarlierRequests.js';
import { useProblemText } from '../../parts/use-problem.js';
import { requests } from '../../providers/api.js';
import { outcomes } from '../../words.js';
import { Repetition } from './Repetition.js';
import type { RequestActs } from './use-request.js';

type Ground = TrackView['grounds'][number];

function GroundPicker({
  fitting,
  grounds,
  change,
}: {
  fitting: TrackView['fittingGrounds'];
  grounds: Ground[];
  change: (next: Ground[]) => void;
}) {
  const t = useT();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="muted small">{t('request.grounds')}</legend>
      {fitting.map(({ ground, dpv }) => (
        <FormControlLabel
          key={ground}
          sx={{ display: 'flex', alignItems: 'flex-start' }}
          slotProps={{ typography: { sx: { pt: '5px', fontSize: 13.5 } } }}
          label={
            <>
              {t(`grounds.${ground}`)}
              {dpv.length > 0 && (
                <span className="muted small" style={{ display: 'block' }} title={t('track.dpv')}>
                  {dpv.map((iri) => iri.split('#')[1]).join(', ')}
                </span>
              )}
            </>
          }
          control={
            <Checkbox
              checked={grounds.includes(ground)}
              onChange={(event) =>
                change(event.target.checked ? [...grounds, ground] : grounds.filter((one) => one !== ground))
              }
            />
          }
        />
      ))}
    </fieldset>
  );
}

/** Whoever calls a request excessive looks at what was asked before; the number goes into the reasons, if they want it. */
function History(props: { track: TrackView; request: RequestView; add: (sentence: string) => void }) {
  const t = useT();
  const { track, request } = props;
  const same = request.earlier.filter((one) => one.rights.includes(track.right));
  return (
    <div className="stack">
      <Repetition track={track} />
      <EarlierRequests earlier={same} />
      <p className="muted small">{t('track.notAutomatic')}</p>
      {track.repetition && (
        <div>
          <Button variant="outlined" onClick={() => props.add(track.repetition?.suggestion ?? '')}>
            {t('track.useSuggestion')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The outcome of one right: granted, in part, refused with its grounds and reasons, or not applicable. */
export default function TrackDialog(props: {
  track: TrackView;
  request: RequestView;
  acts: RequestActs;
  close: () => void;
}) {
  const t = useT();
  const say = useProblemText();
  const { track } = props;
  const [outcome, setOutcome] = useState(track.outcome);
  const [grounds, setGrounds] = useState<Ground[]>(track.grounds);
  const [reasons, setReasons] = useState(track.reasons ?? '');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const turnsDown = outcome === 'refused' || outcome === 'partly';
  // A first decision is changed, not taken back: the server knows no way to undecided.
  const before = track.outcome && {
    outcome: track.outcome,
    grounds: track.grounds,
    reasons: track.reasons,
  };
  const undo = (next: RequestView) => () =>
    void props.acts.act(
      () => requests.track(next.id, track.right, { version: next.version, ...before }),
      t('common.undone'),
    );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const next = await requests.track(props.request.id, track.right, {
        version: props.request.version,
        outcome,
        grounds: turnsDown ? grounds : [],
        reasons: reasons.trim() || null,
      });
      props.acts.show(next);
      toasts.show(
        t('request.done'),
        before ? { action: { label: t('common.undo'), run: undo(next), undo: true } } : {},
      );
      props.close();
    } catch (error) {
      setTrouble(say(error));
      void props.acts.query.refetch();
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="sm" fullWidth aria-labelledby="track-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="track-title">
          {t('request.trackTitle', { right: t(`words.right.${track.right}`) })}
        </DialogTitle>
        <DialogContent className="stack loose">
          <ToggleButtonGroup
            exclusive
            size="small"
            value={outcome}
            aria-label={t('request.outcome')}
            onChange={(_, next: TrackView['outcome']) => next && setOutcome(next)}
            sx={{ flexWrap: 'wrap', gap: '6px' }}
          >
            {outcomes.map((one) => (
              <ToggleButton key={one} value={one}>
                {t(`words.outcome.${one}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {turnsDown && <GroundPicker fitting={track.fittingGrounds} grounds={grounds} change={setGrounds} />}
          {turnsDown && grounds.includes('excessive') && (
            <History
              track={track}
              request={props.request}
              add={(sentence) => setReasons((before) => [before.trim(), sentence].filter(Boolean).join('\n'))}
            />
          )}
          {turnsDown && (
            <TextField
              label={t('request.reasons')}
              helperText={t('request.reasonsHelp')}
              multiline
              minRows={4}
              value={reasons}
              onChange={(event) => setReasons(event.target.value)}
            />
          )}
          <div role="alert">{trouble && <p className="notice amber">{trouble}</p>}</div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={busy} disabled={!outcome}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
