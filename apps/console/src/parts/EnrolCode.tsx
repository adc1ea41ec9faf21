import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { encode } from 'uqr';
import { useT } from '../i18n/use-t.js';
import { session } from '../providers/session-api.js';
import { Bone, Failure } from './States.js';
import { useProblemText } from './use-problem.js';

/** The QR code as one path: no canvas, no outside service. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { data, size: side } = encode(text, { ecc: 'M', border: 0 });
    const squares = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')));
    return { path: squares.join(''), size: side };
  }, [text]);
  return (
    <div className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
        <path d={path} fill="#000" />
      </svg>
    </div>
  );
}

/** Enrols a code application: scan, type one code, done. */
export default function EnrolCode({ done, submit }: { done: () => Promise<unknown> | void; submit: string }) {
  const t = useT();
  const say = useProblemText();
  const [code, setCode] = useState('');
  const [label, setLabel] = useState(t('signIn.labelDefault'));
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const enrolment = useQuery({
    queryKey: ['enrol-code'],
    queryFn: session.enrolCode,
    staleTime: Infinity,
    gcTime: 0,
  });
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!enrolment.data) return;
    setBusy(true);
    try {
      await session.confirmCode(enrolment.data.id, code, label);
      await done();
    } catch (error) {
      setTrouble(say(error));
      setCode('');
    }
    setBusy(false);
  };
  if (enrolment.error) return <Failure error={enrolment.error} retry={() => void enrolment.refetch()} />;
  return (
    <form className="stack loose" onSubmit={(event) => void confirm(event)}>
      <p>{t('signIn.scan')}</p>
      {enrolment.data ? (
        <QrCode text={enrolment.data.uri} label={t('signIn.scanAlt')} />
      ) : (
        <div className="qr" style={{ height: 188 }}>
          <Bone height={164} />
        </div>
      )}
      <div>
        <p className="small muted">{t('signIn.secret')}</p>
        <p className="secret">{enrolment.data?.secret.replace(/(.{4})/g, '$1 ') ?? ' '}</p>
      </div>
      <TextField label={t('signIn.label')} value={label} onChange={(event) => setLabel(event.target.value)} />
      <TextField
        label={t('signIn.code')}
        value={code}
        autoFocus
        error={trouble !== ''}
        helperText={trouble}
        onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 6))}
        slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'one-time-code' } }}
      />
      <Button
        type="submit"
        variant="contained"
        size="large"
        loading={busy}
        disabled={code.length < 6 || !label}
      >
        {submit}
      </Button>
    </form>
  );
}
