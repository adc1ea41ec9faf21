import Science from '@mui/icons-material/ScienceOutlined';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useLocaleState, useLogout, type CoreLayoutProps } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/use-t.js';
import { PageBones } from '../parts/States.js';
import { toasts } from '../parts/toasts.js';
import { useGo, useKeys } from '../parts/use-keys.js';
import { sessionEnd } from '../providers/session-end.js';
import { useMay, useSession } from '../providers/session-store.js';
import { useThemeChoice } from '../theme/theme-mode.js';
import { Boundary } from './Boundary.js';
import { places } from './places.js';
import { BottomBar, Rail } from './Rail.js';
import { ChannelBanner } from './ChannelBanner.js';
import { StepUpDialog } from './StepUpDialog.js';
import { Toasts } from './Toasts.js';
import { TopBar } from './TopBar.js';

const loadPalette = () => import('./Palette.js');
const Palette = lazy(loadPalette);
const KeysDialog = lazy(() => import('./KeysDialog.js'));

/** Language and theme of the profile, taken over once after signing in. */
function useProfileChoices() {
  const me = useSession()?.me;
  const [locale, setLocale] = useLocaleState();
  const { choose } = useThemeChoice();
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (!me || taken.current === me.id) return;
    taken.current = me.id;
    if (me.locale !== locale) void setLocale(me.locale);
    choose(me.theme);
  }, [me, locale, setLocale, choose]);
}

function useNarrow() {
  const [narrow, setNarrow] = useState(localStorage.getItem('desk.rail') === 'narrow');
  const toggle = () =>
    setNarrow((now) => {
      localStorage.setItem('desk.rail', now ? 'wide' : 'narrow');
      return !now;
    });
  return { narrow, toggle };
}

function useShellKeys(openPalette: () => void, openKeys: () => void) {
  const navigate = useNavigate();
  const may = useMay();
  const go: Record<string, () => void> = {};
  for (const place of places)
    if (place.key && (!place.may || may(place.may))) go[place.key] = () => void navigate(place.to);
  useGo(go);
  useKeys({ '/': openPalette, '?': openKeys, z: () => void toasts.undoLast() });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [openPalette]);
}

/** A room that the officer may not enter by default: the first open one instead of a refusal. */
function useFirstRoom() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const may = useMay();
  const signedIn = useSession()?.stage === 'full';
  useEffect(() => {
    if (!signedIn || pathname !== '/' || may('home.read')) return;
    const first = places.find((place) => place.to !== '/' && (!place.may || may(place.may)));
    if (first) void navigate(first.to, { replace: true });
  }, [signedIn, pathname, may, navigate]);
}

/** A session that was ended elsewhere leads to the door, which says why and remembers the room. */
function useDoor() {
  const t = useT();
  const logout = useLogout();
  useEffect(
    () =>
      sessionEnd.onTold(() => {
        toasts.error(t('problems.not-signed-in'));
        void logout();
      }),
    [t, logout],
  );
}

/** A file dropped beside its target must not replace the desk in its window. */
function useFileGuard() {
  useEffect(() => {
    const guard = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', guard);
    window.addEventListener('drop', guard);
    return () => {
      window.removeEventListener('dragover', guard);
      window.removeEventListener('drop', guard);
    };
  }, []);
}

export function Shell({ children }: CoreLayoutProps) {
  const t = useT();
  const { pathname } = useLocation();
  const [dialog, setDialog] = useState<'palette' | 'keys' | null>(null);
  const openPalette = useCallback(() => setDialog('palette'), []);
  const openKeys = useCallback(() => setDialog('keys'), []);
  const close = useCallback(() => setDialog(null), []);
  const { narrow, toggle } = useNarrow();
  useProfileChoices();
  useFileGuard();
  useEffect(() => {
    // Loaded ahead: the first letters of a search belong to its field.
    const soon = setTimeout(() => void loadPalette(), 1500);
    return () => clearTimeout(soon);
  }, []);
  useShellKeys(openPalette, openKeys);
  useFirstRoom();
  useDoor();
  const sample = useSession()?.sample ?? false;
  return (
    <div className={narrow ? 'shell narrow' : 'shell'}>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('shell.skip')}
      </a>
      <Rail narrow={narrow} toggle={toggle} />
      <header>
        <TopBar openPalette={openPalette} openKeys={openKeys} />
      </header>
      <div className="workspace">
        {sample && (
          <aside className="banner" aria-label={t('shell.sampleLabel')}>
            <Science /> <span>{t('shell.sample')}</span>
          </aside>
        )}
        <ChannelBanner />
        <main id="main" className="main" tabIndex={-1}>
          <Boundary key={pathname}>
            <Suspense fallback={<PageBones />}>{children}</Suspense>
          </Boundary>
        </main>
      </div>
      <BottomBar />
      <Toasts />
      <StepUpDialog />
      <Suspense fallback={<span role="dialog" aria-busy="true" aria-label={t('palette.label')} />}>
        {dialog === 'palette' && <Palette open close={close} />}
        {dialog === 'keys' && <KeysDialog open close={close} />}
      </Suspense>
    </div>
  );
}
