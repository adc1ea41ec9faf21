import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { desk } from '../../providers/api.js';
import { asksForToken, SignInFields } from './SignInFields.js';

/** A mailbox to watch. Its password never passes through the console. */
export function NewChannel({ close, done }: { close: () => void; done: () => void }) {
  const t = useT();
  const attempt = useAct();
  const [secure, setSecure] = useState(true);
  const [form, setForm] = useState({
    name: '',
    host: '',
    port: '993',
    user: '',
    signIn: 'password',
    passwordVariable: 'IMAP_PASSWORD',
    tokenUrl: '',
    clientId: '',
    scope: '',
    folder: 'INBOX',
    moveTo: '',
  });
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) =>
      setForm((before) => ({ ...before, [name]: event.target.value })),
  });
  const asks = asksForToken(form.signIn);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await attempt(() =>
      desk.createChannel({
        ...form,
        port: Number(form.port),
        secure,
        moveTo: form.moveTo.trim() || null,
        tokenUrl: asks ? form.tokenUrl.trim() : null,
        clientId: asks ? form.clientId.trim() : null,
        scope: (asks && form.scope.trim()) || null,
      }),
    );
    if (!made) return;
    toasts.show(t('channels.created'));
    done();
  };
  const ready =
    form.name &&
    form.host &&
    form.user &&
    /^[A-Z][A-Z0-9_]*$/.test(form.passwordVariable) &&
    (!asks || (form.tokenUrl && form.clientId));
  return (
    <Dialog open onClose={close} maxWidth="xs" fullWidth aria-labelledby="channel-title">
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id="channel-title">{t('channels.add')}</DialogTitle>
        <DialogContent>
          <div className="stack loose" style={{ paddingTop: 6 }}>
            <p className="muted">{t('channels.addHelp')}</p>
            <TextField autoFocus label={t('channels.name')} {...field('name')} />
            <div className="line">
              <TextField label={t('channels.host')} {...field('host')} />
              <TextField label={t('channels.port')} sx={{ maxWidth: 100 }} {...field('port')} />
            </div>
            <TextField label={t('channels.user')} {...field('user')} />
            <SignInFields field={field} />
            <div className="line">
              <TextField label={t('channels.folder')} {...field('folder')} />
              <TextField label={t('channels.moveTo')} placeholder="DPO/{YYYY}-{MM}" {...field('moveTo')} />
            </div>
            <FormControlLabel
              label={t('channels.secure')}
              control={<Checkbox checked={secure} onChange={(event) => setSecure(event.target.checked)} />}
            />
          </div>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={!ready}>
            {t('common.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
