import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import type { SessionView } from '#contracts';
import { useEffect, useState, type FormEvent } from 'react';
import { useT } from '../i18n/use-t.js';
import { useProblemText } from '../parts/use-problem.js';
import { isProblem } from '../providers/problem.js';
import { session, signInWithPasskey } from '../providers/session-api.js';
import { sessionStore, useSession } from '../providers/session-store.js';
import { stepUp } from '../providers/step-up.js';

/** One proof after the other until one is right: busy while asked, trouble in words when refused. */
function useProof() {
  const t = useT();
  const say = useProblemText();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  useEffect(() => stepUp.onNeeded(() => setOpen(true)), []);
  const finish = (proved: boolean) => {
    setOpen(false);
    setTrouble('');
    stepUp.settle(proved);
  };
  const prove = async (way: () => Promise<SessionView>) => {
    setBusy(true);
    try {
      sessionStore.set(await way());
      finish(true);
    } catch (error) {
      setTrouble(isProblem(error) ? say(error) : t('signIn.passkeyCancelled'));
    }
    setBusy(false);
  };
  return { open, busy, trouble, finish, prove };
}

type Proof = ReturnType<typeof useProof>;
type Way = 'code' | 'password' | 'passkey';

/** What is typed in as proof: a code, or the password of who has no second factor. */
function Typed({ proof, way }: { proof: Proof; way: Way }) {
  const t = useT();
  const [value, setValue] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void proof.prove(() => session.stepUp(way === 'code' ? { code: value } : { password: value }));
  };
  return (
    <form id="step-up" onSubmit={submit}>
      <TextField
        autoFocus
        fullWidth
        label={t(way === 'code' ? 'stepUp.withCode' : 'stepUp.withPassword')}
        type={way === 'code' ? 'text' : 'password'}
        value={value}
        onChange={(event) =>
          setValue(way === 'code' ? event.target.value.replace(/\D/g, '').slice(0, 6) : event.target.value)
        }
        slotProps={{
          htmlInput:
            way === 'code'
              ? { inputMode: 'numeric', autoComplete: 'one-time-code', required: true, minLength: 6 }
              : { autoComplete: 'current-password', required: true },
        }}
      />
    </form>
  );
}

/** Asked when a call answers that it needs a fresh proof; the call is sent again afterwards. */
export function StepUpDialog() {
  const t = useT();
  const methods = useSession()?.methods ?? [];
  const proof = useProof();
  const byPasskey = methods.includes('passkey');
  // The password proves nothing any more for who has a second factor.
  const way = methods.includes('totp') ? 'code' : byPasskey ? 'passkey' : 'password';
  return (
    <Dialog
      open={proof.open}
      onClose={() => proof.finish(false)}
      maxWidth="xs"
      fullWidth
      aria-labelledby="step-up-title"
    >
      <DialogTitle id="step-up-title">{t('stepUp.title')}</DialogTitle>
      <DialogContent className="stack loose">
        <p className="muted">{t('stepUp.help')}</p>
        <div role="alert">{proof.trouble && <p className="notice red">{proof.trouble}</p>}</div>
        {way !== 'passkey' && <Typed proof={proof} way={way} />}
        {byPasskey && (
          <Button
            variant={way === 'passkey' ? 'contained' : 'outlined'}
            autoFocus={way === 'passkey'}
            disabled={proof.busy}
            onClick={() => void proof.prove(signInWithPasskey)}
          >
            {t('signIn.passkey')}
          </Button>
        )}
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={() => proof.finish(false)}>
          {t('common.cancel')}
        </Button>
        {way !== 'passkey' && (
          <Button type="submit" form="step-up" variant="contained" loading={proof.busy}>
            {t('stepUp.submit')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
