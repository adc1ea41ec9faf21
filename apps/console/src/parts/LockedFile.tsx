import Lock from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useT } from '../i18n/use-t.js';
import { retentionApi } from '../providers/retention-api.js';
import { useAct } from './use-problem.js';

/** A closed file is opened for a reason: the question stands where the page would. */
export function LockedFile({ ticketId, opened }: { ticketId: string; opened: () => void }) {
  const t = useT();
  const attempt = useAct();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const done = await attempt(() => retentionApi.open(ticketId, reason.trim()));
    setBusy(false);
    if (done) opened();
  };
  return (
    <form className="empty" onSubmit={(event) => void submit(event)}>
      <Lock />
      <h2>{t('retention.lockedTitle')}</h2>
      <p>{t('retention.lockedHelp')}</p>
      <TextField
        autoFocus
        label={t('retention.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        sx={{ width: 'min(440px, 100%)', textAlign: 'left' }}
      />
      <div className="line">
        <Button type="submit" variant="contained" loading={busy} disabled={reason.trim().length < 3}>
          {t('retention.openFile')}
        </Button>
      </div>
    </form>
  );
}
