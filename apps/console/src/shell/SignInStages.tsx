import Visibility from '@mui/icons-material/VisibilityOutlined';
import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import type { SessionView } from '#contracts';
import { lazy, Suspense, useState, type FormEvent } from 'react';
import { useT } from '../i18n/use-t.js';
import { useProblemText } from '../parts/use-problem.js';
import { isProblem } from '../providers/problem.js';
import { remove } from '../providers/http.js';
import { enrolPasskey, session, signInWithPasskey } from '../providers/session-api.js';
import { sessionStore } from '../providers/session-store.js';

const EnrolCode = lazy(() => import('../parts/EnrolCode.js'));
type Next = (next: SessionView) => void;

/** Runs a stage: busy while asked, trouble in words when refused. */
function useStage() {
  const say = useProblemText();
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const run = async (stage: () => Promise<void>) => {
    setBusy(true);
    setTrouble('');
    try {
      await stage();
    } catch (error) {
      setTrouble(isProblem(error) ? say(error) : t('signIn.passkeyCancelled'));
    } finally {
      setBusy(false);
    }
  };
  return { busy, trouble, run };
}

const Trouble = ({ text }: { text: string }) => (
  <div role="alert" aria-live="assertive">
    {text && <p className="notice red">{text}</p>}
  </div>
);

export function PasswordStage({ signedIn, busy }: { signedIn: Next; busy: boolean }) {
  const t = useT();
  const stage = useStage();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void stage.run(async () => signedIn(await session.signIn(email.trim(), password)));
  };
  const eye = t(shown ? 'signIn.hide' : 'signIn.show');
  return (
    <form className="stack loose" onSubmit={submit}>
      <h2>{t('signIn.title')}</h2>
      <Trouble text={stage.trouble} />
      <TextField
        label={t('signIn.email')}
        type="email"
        required
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'username' }, inputLabel: { required: false } }}
      />
      <TextField
        label={t('signIn.password')}
        type={shown ? 'text' : 'password'}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        slotProps={{
          htmlInput: { autoComplete: 'current-password' },
          inputLabel: { required: false },
          input: {
            endAdornment: (
              <InputAdornment position="end">
                <IconButton aria-label={eye} aria-pressed={shown} onClick={() => setShown(!shown)}>
                  {shown ? <VisibilityOff fontSize="small" /> : <Visibility fontSize="small" />}
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      <Button type="submit" variant="contained" size="large" loading={stage.busy || busy}>
        {t('signIn.submit')}
      </Button>
      <p className="small muted">{t('signIn.sampleHelp')}</p>
    </form>
  );
}

/** Gives the half-open session back and starts again. */
function Restart() {
  const t = useT();
  const restart = async () => {
    await remove('/session').catch(() => undefined);
    sessionStore.set(null);
  };
  return (
    <Button color="secondary" onClick={() => void restart()}>
      {t('signIn.restart')}
    </Button>
  );
}

export function CodeStage({ signedIn, methods }: { signedIn: Next; methods: readonly string[] }) {
  const t = useT();
  const stage = useStage();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void stage.run(async () => signedIn(await session.code(code)));
  };
  const byCode = methods.length === 0 || methods.includes('totp');
  return (
    <form className="stack loose" onSubmit={submit}>
      <h2>{t('signIn.codeTitle')}</h2>
      <Trouble text={stage.trouble} />
      {byCode && (
        <>
          <p className="muted">{t('signIn.codeHelp')}</p>
          <TextField
            label={t('signIn.code')}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 6))}
            slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'one-time-code' } }}
          />
          <Button
            type="submit"
            variant="contained"
            size="large"
            loading={stage.busy}
            disabled={code.length < 6}
          >
            {t('signIn.codeSubmit')}
          </Button>
        </>
      )}
      {methods.includes('passkey') && (
        <Button
          variant={byCode ? 'outlined' : 'contained'}
          size="large"
          onClick={() => void stage.run(async () => signedIn(await signInWithPasskey()))}
        >
          {t('signIn.passkey')}
        </Button>
      )}
      <Restart />
    </form>
  );
}

export function EnrolStage({ signedIn }: { signedIn: Next }) {
  const t = useT();
  const stage = useStage();
  const [way, setWay] = useState<'code' | 'passkey'>('code');
  const entered = async () => signedIn(await session.current());
  const withPasskey = () =>
    stage.run(async () => {
      await enrolPasskey(t('signIn.labelDefault'));
      await entered();
    });
  return (
    <div className="stack loose">
      <h2>{t('signIn.enrolTitle')}</h2>
      <p className="muted">{t('signIn.enrolHelp')}</p>
      <div className="inline-tabs" role="tablist">
        {(['code', 'passkey'] as const).map((one) => (
          <button key={one} type="button" role="tab" aria-selected={way === one} onClick={() => setWay(one)}>
            {t(one === 'code' ? 'signIn.enrolCode' : 'signIn.enrolPasskey')}
          </button>
        ))}
      </div>
      <Trouble text={stage.trouble} />
      {way === 'code' ? (
        <Suspense fallback={<div style={{ height: 420 }} />}>
          <EnrolCode done={entered} submit={t('signIn.enrolSubmit')} />
        </Suspense>
      ) : (
        <>
          <p>{t('signIn.passkeyHelp')}</p>
          <Button variant="contained" size="large" loading={stage.busy} onClick={() => void withPasskey()}>
            {t('signIn.passkeySubmit')}
          </Button>
        </>
      )}
      <Restart />
    </div>
  );
}
