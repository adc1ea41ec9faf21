import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n/use-t.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { session } from '../../providers/session-api.js';
import { useSession } from '../../providers/session-store.js';

export function PasswordForm() {
  const t = useT();
  const attempt = useAct();
  const email = useSession()?.me?.email ?? '';
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await attempt(async () => {
      await session.password(current, next);
      return true;
    });
    if (!done) return;
    setCurrent('');
    setNext('');
    toasts.show(t('profile.passwordDone'));
  };
  return (
    <section className="panel">
      <h2>{t('profile.password')}</h2>
      <form className="stack loose" style={{ paddingTop: 6 }} onSubmit={(event) => void submit(event)}>
        <input type="text" hidden readOnly autoComplete="username" value={email} />
        <TextField
          type="password"
          label={t('profile.passwordCurrent')}
          value={current}
          slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextField
          type="password"
          label={t('profile.passwordNext')}
          helperText={t('profile.passwordHelp')}
          value={next}
          slotProps={{ htmlInput: { autoComplete: 'new-password', minLength: 12 } }}
          onChange={(event) => setNext(event.target.value)}
        />
        <div>
          <Button type="submit" variant="outlined" disabled={!current || next.length < 12}>
            {t('profile.passwordChange')}
          </Button>
        </div>
      </form>
    </section>
  );
}
