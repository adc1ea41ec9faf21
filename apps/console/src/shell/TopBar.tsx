import DarkMode from '@mui/icons-material/DarkModeOutlined';
import EventAvailable from '@mui/icons-material/EventAvailableOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import HelpOutline from '@mui/icons-material/KeyboardOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import Search from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useLocaleState, useLogout } from 'react-admin';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/use-t.js';
import { session } from '../providers/session-api.js';
import { useSession } from '../providers/session-store.js';
import { useHome } from '../providers/use-home.js';
import { Avatar } from '../parts/Avatar.js';
import { useThemeChoice, type ThemeChoice } from '../theme/theme-mode.js';

function DuePill() {
  const t = useT();
  const home = useHome();
  if (!home.data) return null;
  const { overdue, dueToday } = home.data;
  if (overdue > 0)
    return (
      <Link className="due-pill late" to={listOf({ overdue: true })}>
        <ErrorOutline />
        {t('shell.late', { smart_count: overdue })}
        {dueToday > 0 && (
          <span className="wide-only">· {t('shell.dueToday', { smart_count: dueToday })}</span>
        )}
      </Link>
    );
  return (
    <Link className={dueToday > 0 ? 'due-pill today' : 'due-pill wide-only'} to="/requests">
      <EventAvailable />
      {dueToday > 0 ? t('shell.dueToday', { smart_count: dueToday }) : t('shell.nothingDue')}
    </Link>
  );
}
const listOf = (filter: object) => `/requests?filter=${encodeURIComponent(JSON.stringify(filter))}`;

export function LanguageButton() {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  const signedIn = useSession()?.stage === 'full';
  const change = () => {
    const next = locale === 'fr' ? 'en' : 'fr';
    void setLocale(next);
    if (signedIn) void session.profile({ locale: next }).catch(() => undefined);
  };
  return (
    <Tooltip title={t('shell.language')}>
      <IconButton onClick={change} aria-label={t('shell.language')}>
        <span className="glyph" data-glyph={locale.toUpperCase()} aria-hidden="true" />
      </IconButton>
    </Tooltip>
  );
}

export function ThemeButton() {
  const t = useT();
  const { choice, mode, choose } = useThemeChoice();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const signedIn = useSession()?.stage === 'full';
  const pick = (next: ThemeChoice) => {
    setAnchor(null);
    choose(next);
    if (signedIn) void session.profile({ theme: next }).catch(() => undefined);
  };
  const options = [
    ['system', t('shell.themeSystem')],
    ['light', t('shell.themeLight')],
    ['dark', t('shell.themeDark')],
  ] as const;
  return (
    <>
      <Tooltip title={t('shell.theme')}>
        <IconButton
          aria-label={t('shell.theme')}
          aria-haspopup="menu"
          onClick={(e) => setAnchor(e.currentTarget)}
        >
          {mode === 'dark' ? <DarkMode fontSize="small" /> : <LightMode fontSize="small" />}
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {options.map(([value, word]) => (
          <MenuItem key={value} selected={value === choice} onClick={() => pick(value)}>
            {word}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function MeMenu() {
  const t = useT();
  const me = useSession()?.me;
  const logout = useLogout();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  if (!me) return null;
  return (
    <>
      <Tooltip title={me.name}>
        <IconButton
          aria-label={t('shell.me', { name: me.name })}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Avatar name={me.name} />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <ListSubheader component="li" sx={{ pt: 2, pb: 2, lineHeight: 1.4 }}>
          <strong>{me.name}</strong>
          <div>{me.email}</div>
          <div>{me.roles.map((role) => t(`words.role.${role}`)).join(', ')}</div>
        </ListSubheader>
        <MenuItem component={Link} to="/profile" onClick={close}>
          {t('shell.profile')}
        </MenuItem>
        <MenuItem onClick={() => void logout()}>{t('shell.signOut')}</MenuItem>
      </Menu>
    </>
  );
}

/** Search, what is due today, language, theme, who I am. */
export function TopBar({ openPalette, openKeys }: { openPalette: () => void; openKeys: () => void }) {
  const t = useT();
  return (
    <div className="topbar">
      <button type="button" className="searchbox" onClick={openPalette}>
        <Search fontSize="small" />
        <span className="cut grow">{t('shell.search')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <span className="spring" />
      <DuePill />
      <Tooltip title={t('shell.help')}>
        <IconButton className="wide-only" aria-label={t('shell.help')} onClick={openKeys}>
          <HelpOutline fontSize="small" />
        </IconButton>
      </Tooltip>
      <LanguageButton />
      <ThemeButton />
      <MeMenu />
    </div>
  );
}
