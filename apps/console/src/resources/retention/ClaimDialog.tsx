import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { DayField } from '../../parts/DayField.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { retentionApi } from '../../providers/retention-api.js';

/** Keeps a file for a legal claim: why, until when, and when somebody looks at it again. */
export function ClaimDialog(props: {
  ticketId: string;
  reference: string;
  close: () => void;
  done: () => void;
}) {
  const t = useT();
  const attempt = useAct();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const input = { reason: reason.trim(), until: until || null, reviewOn };
    const done = await attempt(() => retentionApi.claim(props.ticketId, input));
    setBusy(false);
    if (!done) return;
    toasts.show(t('retention.kept'));
    props.done();
    props.close();
  };
  return (
    <Dialog open onClose={props.close} maxWidth="xs" fullWidth aria-labelledby="claim-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="claim-title">
          {t('retention.keep')} <span className="ref">{props.reference}</span>
        </DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{t('retention.keepHelp')}</p>
          <TextField
            autoFocus
            multiline
            minRows={2}
            label={t('retention.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <DayField label={t('retention.reviewOn')} value={reviewOn} change={setReviewOn} />
          <DayField label={t('retention.until')} value={until} change={setUntil} />
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={props.close}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            loading={busy}
            disabled={reason.trim().length < 3 || reviewOn === ''}
          >
            {t('retention.keep')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
