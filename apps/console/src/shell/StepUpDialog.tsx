import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type FormEvent } from 'react';
import { useT } from '../i18n/use-t.js';
import { useProblemText } from '../parts/use-problem.js';
import { session, signInWithPasskey } from '../providers/session-api.js';
import { sessionStore, useSession } from '../providers/session-store.js';
import { stepUp } from '../providers/step-up.js';

/** Asked when a call answers that it needs a fresh proof; the call is sent again afterwards. */
export function StepUpDialog() {
  const t = useT();
  const say = useProblemText();
  const methods = useSession()?.methods ?? [];
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState('');
  const [trouble, setTrouble] = useState('');
  const byCode = methods.includes('totp');
  useEffect(() => stepUp.onNeeded(() => setOpen(true)), []);
  const finish = (proved: boolean) => {
    setOpen(false);
    setValue('');
    setTrouble('');
    stepUp.settle(proved);
  };
  const prove = async (way: () => Promise<Parameters<typeof sessionStore.set>[0]>) => {
    try {
      sessionStore.set(await way());
      finish(true);
    } catch (error) {
      setTrouble(say(error));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void prove(() => session.stepUp(byCode ? { code: value } : { password: value }));
  };
  return (
    <Dialog open={open} onClose={() => finish(false)} maxWidth="xs" fullWidth aria-labelledby="step-up-title">
      <form onSubmit={submit}>
        <DialogTitle id="step-up-title">{t('stepUp.title')}</DialogTitle>
        <DialogContent className="stack loose">
          <p className="muted">{t('stepUp.help')}</p>
          <TextField
            autoFocus
            label={t(byCode ? 'stepUp.withCode' : 'stepUp.withPassword')}
            type={byCode ? 'text' : 'password'}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            error={trouble !== ''}
            helperText={trouble}
            slotProps={{
              htmlInput: byCode
                ? { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 6 }
                : { autoComplete: 'current-password' },
            }}
          />
          {methods.includes('passkey') && (
            <Button variant="outlined" onClick={() => void prove(signInWithPasskey)}>
              {t('signIn.passkey')}
            </Button>
          )}
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={() => finish(false)}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={value === ''}>
            {t('stepUp.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
