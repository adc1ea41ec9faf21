import Delete from '@mui/icons-material/DeleteOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import Phone from '@mui/icons-material/PhonelinkLockOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';
import { AskDialog } from '../../parts/AskDialog.js';
import { Bone } from '../../parts/States.js';
import { toasts } from '../../parts/toasts.js';
import { useAct } from '../../parts/use-problem.js';
import { isProblem } from '../../providers/problem.js';
import { enrolPasskey, session } from '../../providers/session-api.js';
import { sessionStore } from '../../providers/session-store.js';

const EnrolCode = lazy(() => import('../../parts/EnrolCode.js'));

/** What proves that it is me, beside the password. */
export function Factors() {
  const t = useT();
  const dates = useDates();
  const attempt = useAct();
  const [dialog, setDialog] = useState<'code' | 'passkey' | null>(null);
  const query = useQuery({ queryKey: ['second-factors'], queryFn: session.factors });
  /** What the next proof asks for has changed with them. */
  const reread = async () => {
    await Promise.all([query.refetch(), attempt(async () => sessionStore.set(await session.current()))]);
  };
  const added = () => {
    setDialog(null);
    toasts.show(t('profile.added'));
    void reread();
  };
  const addPasskey = async (label: string) => {
    try {
      await enrolPasskey(label);
      added();
      return true;
    } catch (error) {
      if (!isProblem(error)) toasts.error(t('signIn.passkeyCancelled'));
      else await attempt(() => Promise.reject(error));
      return false;
    }
  };
  const drop = async (id: string) => {
    const done = await attempt(async () => {
      await session.dropFactor(id);
      return true;
    });
    if (done) toasts.show(t('profile.removed'));
    void reread();
  };
  return (
    <section className="panel">
      <h2>{t('profile.factors')}</h2>
      {query.isPending && <Bone />}
      {query.data?.length === 0 && <p className="notice amber">{t('profile.factorsNone')}</p>}
      <ul className="stack">
        {query.data?.map((one) => (
          <li key={one.id} className="line">
            {one.kind === 'totp' ? <Phone fontSize="small" /> : <Key fontSize="small" />}
            <span className="grow">
              <strong>{one.label}</strong>{' '}
              <span className="muted">{t(one.kind === 'totp' ? 'profile.totp' : 'profile.passkey')}</span>
              <span className="muted small" style={{ display: 'block' }}>
                {one.lastUsedAt
                  ? t('profile.lastUsed', { at: dates.moment(one.lastUsedAt) })
                  : t('profile.neverUsed')}
              </span>
            </span>
            <IconButton aria-label={`${t('common.remove')} ${one.label}`} onClick={() => void drop(one.id)}>
              <Delete fontSize="small" />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="line wraps" style={{ marginTop: 14 }}>
        <Button variant="outlined" onClick={() => setDialog('code')}>
          {t('profile.addCode')}
        </Button>
        <Button variant="outlined" onClick={() => setDialog('passkey')}>
          {t('profile.addPasskey')}
        </Button>
      </div>
      {dialog === 'code' && (
        <Dialog open onClose={() => setDialog(null)} maxWidth="xs" fullWidth aria-labelledby="enrol-title">
          <DialogTitle id="enrol-title">{t('profile.addCode')}</DialogTitle>
          <DialogContent>
            <Suspense fallback={<div style={{ height: 420 }} />}>
              <EnrolCode done={added} submit={t('common.add')} />
            </Suspense>
          </DialogContent>
        </Dialog>
      )}
      {dialog === 'passkey' && (
        <AskDialog
          title={t('profile.addPasskey')}
          help={t('signIn.passkeyHelp')}
          label={t('profile.passkeyName')}
          submit={t('signIn.passkeySubmit')}
          close={() => setDialog(null)}
          done={addPasskey}
        />
      )}
    </section>
  );
}
