import Schedule from '@mui/icons-material/ScheduleOutlined';
import FormatQuote from '@mui/icons-material/FormatQuoteOutlined';
import Verified from '@mui/icons-material/VerifiedOutlined';
import { useEffect, type ReactNode } from 'react';
import { useLocaleState, useLogin } from 'react-admin';
import { useT } from '../i18n/use-t.js';
import { sessionStore, useSession } from '../providers/session-store.js';
import { Mark } from './Rail.js';
import { CodeStage, EnrolStage, PasswordStage } from './SignInStages.js';
import { Toasts } from './Toasts.js';
import { LanguageButton, ThemeButton } from './TopBar.js';

const Pledge = ({ icon, children }: { icon: ReactNode; children: string }) => (
  <li>
    {icon}
    <span>{children}</span>
  </li>
);

/** Password, then the second factor, then in. Who has none yet enrols it on the way. */
export default function SignIn() {
  const t = useT();
  const session = useSession();
  const login = useLogin();
  const [locale, setLocale] = useLocaleState();
  const full = session?.stage === 'full';
  const theirs = session?.me?.locale;
  useEffect(() => {
    document.title = `${t('signIn.title')} · DPO Desk`;
  }, [t]);
  useEffect(() => {
    if (!full) return;
    if (theirs && theirs !== locale) void setLocale(theirs);
    void login({});
    // Once, when the sign-in is complete; a language chosen later is no reason to enter again.
  }, [full]);
  return (
    <div className="signin">
      <header className="story">
        <div className="line">
          <Mark size={32} />
          <strong style={{ fontSize: 17 }}>DPO Desk</strong>
        </div>
        <div>
          <h1>{t('signIn.lead')}</h1>
          <ul className="pledges later">
            <Pledge icon={<Schedule />}>{t('signIn.pledgeTime')}</Pledge>
            <Pledge icon={<FormatQuote />}>{t('signIn.pledgeWhy')}</Pledge>
            <Pledge icon={<Verified />}>{t('signIn.pledgeProof')}</Pledge>
          </ul>
        </div>
        <p className="small later">{t('signIn.foot')}</p>
      </header>
      <main className="form">
        <div className="tools">
          <LanguageButton />
          <ThemeButton />
        </div>
        <div className="box">
          {session === null || full ? (
            <PasswordStage signedIn={sessionStore.set} busy={full} />
          ) : session.stage === 'enrol' ? (
            <EnrolStage signedIn={sessionStore.set} />
          ) : (
            <CodeStage signedIn={sessionStore.set} methods={session.methods} />
          )}
        </div>
      </main>
      <Toasts />
    </div>
  );
}
