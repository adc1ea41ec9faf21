import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { BreachRow } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { parisInstant } from '../../i18n/paris-instant.js';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { HourField } from '../../parts/HourField.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { breaches } from '../../providers/breaches-api.js';
import { useToday } from '../../providers/session-store.js';
import { breachKinds } from './words.js';
import { hourNow } from './moments.js';

/** A breach is opened by saying what happened and when it became known; the rest is filled in on its page. */
export function OpenBreach(props: {
  ticketId?: string;
  /** The letter that went to the wrong person: the first words are known. */
  letter?: { id: string; what: string };
  close: () => void;
}) {
  const t = useT();
  const today = useToday();
  const attempt = useAct();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [kind, setKind] = useState<BreachRow['kind']>(
    props.letter ? 'wrong-recipient' : 'unauthorised-access',
  );
  const [what, setWhat] = useState(props.letter?.what ?? '');
  const [day, setDay] = useState(today);
  const [hour, setHour] = useState(hourNow());
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const breach = await attempt(() =>
      breaches.open({
        ...(props.letter ? { letterId: props.letter.id, peopleCount: 1 } : { ticketId: props.ticketId }),
        kind,
        what,
        knownAt: parisInstant(day, hour),
      }),
    );
    setBusy(false);
    if (!breach) return;
    for (const touched of ['breaches', 'tickets', 'home'])
      void client.invalidateQueries({ queryKey: [touched] });
    toasts.show(t('breach.opened', { reference: breach.reference }));
    props.close();
    void navigate(`/breaches/${breach.id}`);
  };
  return (
    <Dialog open onClose={props.close} maxWidth="sm" fullWidth aria-labelledby="open-breach-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="open-breach-title">
          {t(props.letter ? 'breach.wrongPerson' : 'breach.open')}
        </DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">
            {props.letter && `${t('breach.wrongPersonHelp')} `}
            {t('breach.openHelp')}
          </p>
          <TextField
            select
            id="breach-kind"
            label={t('breach.kind')}
            value={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
          >
            {breachKinds.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`breach.kinds.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            autoFocus
            multiline
            minRows={3}
            label={t('breach.what')}
            value={what}
            onChange={(event) => setWhat(event.target.value)}
          />
          <div className="line top">
            <DayField label={t('breach.knownDay')} value={day} change={setDay} max={today} />
            <HourField label={t('breach.knownHour')} value={hour} change={setHour} />
          </div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={busy} disabled={!what.trim() || !day}>
            {t('breach.open')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
