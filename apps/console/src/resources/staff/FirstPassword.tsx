import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useT } from '../../i18n/use-t.js';
import { toasts } from '../../parts/toasts.js';

/** Shown once; a click beside the dialog does not lose it. */
export function FirstPassword({ password, close }: { password: string; close: () => void }) {
  const t = useT();
  const copy = () => void navigator.clipboard.writeText(password).then(() => toasts.show(t('common.copied')));
  return (
    <Dialog open maxWidth="xs" fullWidth aria-labelledby="first-title">
      <DialogTitle id="first-title">{t('staff.created')}</DialogTitle>
      <DialogContent className="stack loose">
        <p>{t('staff.firstPassword')}</p>
        <p className="secret code" style={{ fontSize: 16 }}>
          {password}
        </p>
        <p className="muted">{t('staff.firstPasswordHelp')}</p>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={copy}>
          {t('common.copy')}
        </Button>
        <Button variant="contained" onClick={close}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
