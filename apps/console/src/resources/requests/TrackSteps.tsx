import Check from '@mui/icons-material/CheckCircleOutlined';
import Button from '@mui/material/Button';
import type { RequestView, TrackStepView, TrackView } from '#contracts';
import { useState } from 'react';
import { parisDay } from '../../i18n/dates.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT, useWord } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { requests } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

interface Props {
  track: TrackView;
  request: RequestView;
  acts: RequestActs;
}

function useStepWord() {
  const t = useT();
  const word = useWord();
  return (step: TrackStepView['step'], right: string) =>
    step === 'carried-out'
      ? word('track.stepOf', right, t('track.step.carried-out'))
      : t(`track.step.${step}`);
}

function Step({ step, track, request, acts }: Props & { step: TrackStepView }) {
  const t = useT();
  const dates = useDates();
  const why = useRefusalText();
  const may = useMay();
  const name = useStepWord()(step.step, track.right);
  const [asking, setAsking] = useState(false);
  const done = step.at !== null;
  const open = may('request.act') && step.refusals.length === 0;
  const said = (how: string) =>
    acts.act(
      () =>
        requests.step(request.id, track.right, {
          version: request.version,
          step: step.step,
          done: !done,
          how,
        }),
      t('request.done'),
    );
  return (
    <li className="stack" style={{ gap: 2 }}>
      <div className="line">
        {step.at !== null && <Check fontSize="inherit" style={{ color: 'var(--green)' }} />}
        <span className="grow">
          {name}
          {step.at !== null && (
            <span className="muted small" style={{ display: 'block' }}>
              {t('track.stepDone', { name: step.by?.name ?? '', day: dates.short(parisDay(step.at)) })}
              {step.how && ` · ${step.how}`}
            </span>
          )}
        </span>
        {open && (
          <Button color={done ? 'secondary' : 'primary'} onClick={() => setAsking(true)}>
            {t(done ? 'track.takeBack' : 'track.record')}
          </Button>
        )}
      </div>
      {!done && step.refusals.length > 0 && (
        <span className="act-why">{step.refusals.map(why).join(' ')}</span>
      )}
      {asking && (
        <AskDialog
          title={name}
          help={t('track.stepHelp')}
          label={done ? t('track.takeBackAsk') : t(`track.stepAsk.${step.step}`)}
          multiline
          submit={t(done ? 'track.takeBack' : 'track.record')}
          close={() => setAsking(false)}
          done={said}
        />
      )}
    </li>
  );
}

/** What is done about a right once it is decided: copy delivered, erased, restricted, told, lifted. */
export function TrackSteps(props: Props) {
  const after = ['decided', 'answered', 'closed'].includes(props.request.state);
  if (!after || props.track.steps.length === 0) return null;
  return (
    <ul className="stack" style={{ gap: 4, marginTop: 4 }}>
      {props.track.steps.map((step) => (
        <Step key={step.step} {...props} step={step} />
      ))}
    </ul>
  );
}
