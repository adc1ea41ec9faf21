import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { RequestView } from '#contracts';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { requests } from '../../providers/api.js';
import { useMay } from '../../providers/session-store.js';
import { overdueCauses } from '../../words.js';
import type { RequestActs } from './use-request.js';

function CauseDialog(props: { request: RequestView; acts: RequestActs; close: () => void }) {
  const t = useT();
  const { request, acts, close } = props;
  const [cause, setCause] = useState<string>(request.overdueCause ?? '');
  const [note, setNote] = useState(request.overdueNote ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = { cause, note: note.trim() || null };
    if (await acts.act(() => requests.overdueCause(request.id, said), t('request.done'))) close();
  };
  return (
    <Dialog open onClose={close} maxWidth="xs" fullWidth aria-labelledby="cause-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="cause-title">{t('request.cause')}</DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{t('request.causeHelp')}</p>
          <TextField
            select
            autoFocus
            id="overdue-cause"
            label={t('request.cause')}
            value={cause}
            onChange={(event) => setCause(event.target.value)}
          >
            {overdueCauses.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`words.overdueCause.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            multiline
            minRows={2}
            label={t('request.causeNote')}
            value={note}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
            onChange={(event) => setNote(event.target.value)}
          />
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={!cause}>
            {t('request.causeRecord')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** A late request owes the register its cause: asked for where the officer meets it, and shown once it is known. */
export function Lateness({ request, acts }: { request: RequestView; acts: RequestActs }) {
  const t = useT();
  const may = useMay();
  const [asked, setAsked] = useState(false);
  if (!request.late) return null;
  const { overdueCause: cause, overdueNote: note } = request;
  return (
    <section>
      <h2>{t('request.cause')}</h2>
      {cause ? (
        <>
          <p>{t(`words.overdueCause.${cause}`)}</p>
          {note && <p className="small wrap">{note}</p>}
        </>
      ) : (
        <p className="notice amber">
          <ErrorOutline />
          <span>{t(request.overdue ? 'request.lateNow' : 'request.lateThen')}</span>
        </p>
      )}
      {may('request.act') && (
        <div style={{ marginTop: 8 }}>
          <Button variant="outlined" onClick={() => setAsked(true)}>
            {t(cause ? 'request.change' : 'request.causeRecord')}
          </Button>
        </div>
      )}
      {asked && <CauseDialog request={request} acts={acts} close={() => setAsked(false)} />}
    </section>
  );
}
