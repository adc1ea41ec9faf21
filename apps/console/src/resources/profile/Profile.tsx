import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useLocaleState } from 'react-admin';
import { useT } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { session } from '../../providers/session-api.js';
import { useSession } from '../../providers/session-store.js';
import { useThemeChoice, type ThemeChoice } from '../../theme/theme-mode.js';
import { Factors } from './Factors.js';
import { PasswordForm } from './PasswordForm.js';
import { Sessions } from './Sessions.js';

function Appearance() {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  const { choice, choose } = useThemeChoice();
  return (
    <section className="panel">
      <h2>{t('profile.appearance')}</h2>
      <div className="line wraps" style={{ paddingTop: 6 }}>
        <TextField
          select
          id="my-language"
          label={t('profile.language')}
          value={locale}
          sx={{ flex: 1, minWidth: 140 }}
          onChange={(event) => {
            const next = event.target.value as 'fr' | 'en';
            void setLocale(next);
            void session.profile({ locale: next }).catch(() => undefined);
          }}
        >
          <MenuItem value="fr">Français</MenuItem>
          <MenuItem value="en">English</MenuItem>
        </TextField>
        <TextField
          select
          id="my-theme"
          label={t('shell.theme')}
          value={choice}
          sx={{ flex: 1, minWidth: 140 }}
          onChange={(event) => {
            const next = event.target.value as ThemeChoice;
            choose(next);
            void session.profile({ theme: next }).catch(() => undefined);
          }}
        >
          <MenuItem value="system">{t('shell.themeSystem')}</MenuItem>
          <MenuItem value="light">{t('shell.themeLight')}</MenuItem>
          <MenuItem value="dark">{t('shell.themeDark')}</MenuItem>
        </TextField>
      </div>
    </section>
  );
}

/** My access: second factor, sessions, password, language, theme. */
export default function Profile() {
  const t = useT();
  const me = useSession()?.me;
  return (
    <Page
      title={t('profile.title')}
      sub={me && `${me.name} · ${me.email} · ${me.roles.map((role) => t(`words.role.${role}`)).join(', ')}`}
    >
      <div className="page-body profile">
        <Factors />
        <Sessions />
        <PasswordForm />
        <Appearance />
      </div>
    </Page>
  );
}
