import Gavel from '@mui/icons-material/GavelOutlined';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { RequestView } from '#contracts';
import { useState } from 'react';
import { parisDay } from '../../i18n/dates.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { useOfficerChoices } from '../../parts/OfficerPicker.js';
import { useRefusalText } from '../../parts/use-refusal.js';
import { requests } from '../../providers/api.js';
import { useMay, useSession } from '../../providers/session-store.js';
import type { RequestActs } from './use-request.js';

interface Props {
  request: RequestView;
  acts: RequestActs;
}

/** To whom the refusal is put: only those who act for the controller may be named. */
function PutForward({ request, acts }: Props) {
  const t = useT();
  const why = useRefusalText();
  const [named, setNamed] = useState('');
  const officers = useOfficerChoices().filter((one) => one.actsForController);
  const put = request.allowedActions.find((one) => one.action === 'put-to-controller');
  if (!put) return null;
  if (!put.allowed) return <p className="act-why">{put.refusals.map(why).join(' ')}</p>;
  if (officers.length === 0) return <p className="act-why">{t('controller.nobody')}</p>;
  const only = officers.length === 1 ? officers[0].id : '';
  const officerId = named || only;
  return (
    <div className="line" style={{ alignItems: 'stretch' }}>
      <TextField
        select
        fullWidth
        id="controller-officer"
        label={t('controller.ask')}
        value={officerId}
        onChange={(event) => setNamed(event.target.value)}
      >
        {officers.map((one) => (
          <MenuItem key={one.id} value={one.id}>
            {one.name}
          </MenuItem>
        ))}
      </TextField>
      <Button
        variant="outlined"
        disabled={!officerId}
        onClick={() =>
          void acts.act(
            () => requests.putToController(request.id, { version: request.version, officerId }),
            t('request.done'),
          )
        }
      >
        {t('controller.put')}
      </Button>
    </div>
  );
}

/** The two words of whoever is asked: decided, or back to who prepared it. */
function Verdict({ request, acts }: Props) {
  const t = useT();
  const [ask, setAsk] = useState<'confirmed' | 'returned' | null>(null);
  const say = (verdict: 'confirmed' | 'returned', note?: string) =>
    acts.act(
      () => requests.decideForController(request.id, { version: request.version, verdict, note }),
      t('request.done'),
    );
  return (
    <div className="line wraps">
      <Button variant="contained" onClick={() => setAsk('confirmed')}>
        {t('controller.confirm')}
      </Button>
      <Button variant="outlined" onClick={() => setAsk('returned')}>
        {t('controller.giveBack')}
      </Button>
      {ask === 'confirmed' && (
        <AskDialog
          title={t('controller.confirm')}
          help={t('controller.confirmHelp')}
          submit={t('controller.confirm')}
          close={() => setAsk(null)}
          done={() => say('confirmed')}
        />
      )}
      {ask === 'returned' && (
        <AskDialog
          title={t('controller.giveBack')}
          label={t('controller.giveBackAsk')}
          multiline
          submit={t('controller.giveBack')}
          close={() => setAsk(null)}
          done={(note) => say('returned', note)}
        />
      )}
    </div>
  );
}

/** What was asked and said so far. */
function Standing({ request, mine }: { request: RequestView; mine: boolean }) {
  const t = useT();
  const dates = useDates();
  const { decision } = request;
  if (!decision) return null;
  const day = dates.short(parisDay(decision.decidedAt ?? decision.askedAt));
  const names = { name: decision.officer.name, by: decision.askedBy.name, day };
  if (decision.verdict === 'returned')
    return (
      <div className="notice amber">
        <div>
          {t('controller.returned', names)}
          <p className="wrap">{decision.note}</p>
        </div>
      </div>
    );
  if (!decision.present) return <p className="notice amber">{t('controller.outdated')}</p>;
  if (decision.verdict === 'confirmed')
    return <p className="notice green">{t('controller.confirmed', names)}</p>;
  return <p className="notice blue">{t(mine ? 'controller.yours' : 'controller.asked', names)}</p>;
}

/** Who decides for the controller what is turned down: asked by one, decided by another, each in person. */
export function Controller({ request, acts }: Props) {
  const t = useT();
  const may = useMay();
  const me = useSession()?.me;
  const { decision } = request;
  const turnedDown = request.tracks.some(({ outcome }) => outcome === 'refused' || outcome === 'partly');
  if (!turnedDown) return null;
  const assessing = request.state === 'assessing';
  const asked = assessing && decision?.present === true && decision.verdict === null;
  const mine = asked && decision.officer.id === me?.id && may('request.decide');
  const decided = decision?.present === true && decision.verdict === 'confirmed';
  return (
    <section>
      <h2 className="line">
        <Gavel fontSize="inherit" /> {t('controller.title')}
      </h2>
      <div className="stack">
        {!decided && !asked && <p className="muted small">{t('controller.needed')}</p>}
        <Standing request={request} mine={mine} />
        {mine && <Verdict request={request} acts={acts} />}
        {assessing && !asked && !decided && may('request.act') && (
          <PutForward request={request} acts={acts} />
        )}
        {asked && !mine && may('request.act') && (
          <details className="refused">
            <summary>{t('controller.putAgain')}</summary>
            <div style={{ marginTop: 10 }}>
              <PutForward request={request} acts={acts} />
            </div>
          </details>
        )}
      </div>
    </section>
  );
}
