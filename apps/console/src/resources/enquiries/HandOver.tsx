import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { EnquiryView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { parisInstant } from '../../i18n/paris-instant.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { HourField } from '../../parts/HourField.js';
import { useProblemText } from '../../parts/use-problem.js';
import { enquiries } from '../../providers/breaches-api.js';
import { useToday } from '../../providers/session-store.js';
import { hourNow } from '../breaches/moments.js';

/** What the authority was given: ticked, fingerprinted, written down. */
export function HandOver(props: { enquiry: EnquiryView; show: (next: unknown) => void; close: () => void }) {
  const t = useT();
  const dates = useDates();
  const say = useProblemText();
  const today = useToday();
  const { enquiry } = props;
  const [picked, setPicked] = useState<string[]>([]);
  const [way, setWay] = useState('');
  const [day, setDay] = useState(today);
  const [hour, setHour] = useState(hourNow());
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      const items = enquiry.handable
        .filter((one) => picked.includes(one.id))
        .map(({ kind, id }) => ({ kind, id }));
      const at = parisInstant(day, hour);
      props.show(await enquiries.handOver(enquiry.id, { version: enquiry.version, at, way, items }));
      props.close();
    } catch (error) {
      setTrouble(say(error));
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="sm" fullWidth aria-labelledby="hand-over-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="hand-over-title">{t('enquiry.handOver')}</DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{t('enquiry.handOverHelp')}</p>
          {enquiry.handable.length === 0 && <p>{t('enquiry.nothingToHand')}</p>}
          <div className="stack" style={{ gap: 0 }}>
            {enquiry.handable.map((one) => (
              <FormControlLabel
                key={one.id}
                label={
                  <span>
                    {t(`enquiry.itemKinds.${one.kind}`)} · {one.label || t('common.noSubject')}{' '}
                    <span className="muted small nowrap">{dates.brief(one.at)}</span>
                  </span>
                }
                control={
                  <Checkbox
                    checked={picked.includes(one.id)}
                    onChange={(event) =>
                      setPicked((before) =>
                        event.target.checked ? [...before, one.id] : before.filter((id) => id !== one.id),
                      )
                    }
                  />
                }
              />
            ))}
          </div>
          <TextField
            label={t('enquiry.handWay')}
            value={way}
            onChange={(event) => setWay(event.target.value)}
          />
          <div className="line top">
            <DayField label={t('enquiry.handDay')} value={day} change={setDay} max={today} />
            <HourField label={t('enquiry.handHour')} value={hour} change={setHour} />
          </div>
          <div role="alert">{trouble && <p className="notice amber">{trouble}</p>}</div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            loading={busy}
            disabled={picked.length === 0 || !way.trim() || !day}
          >
            {t('enquiry.handOver')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
