import '@fontsource-variable/inter/index.css';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { App } from './App.js';
import { firstLocale, makeI18nProvider } from './i18n/provider.js';
import { loadSession } from './providers/auth-provider.js';
import { ThemeMode } from './theme/theme-mode.js';
import './theme/tokens.css';
import './theme/shell.css';
import './theme/parts.css';
import './theme/work.css';
import './theme/triage.css';
import './theme/pages.css';
import './theme/table.css';
import './theme/files.css';

/** Nobody is signed in: the first page is the door, and it remembers where one wanted to go. */
function goToTheDoor(): void {
  const { pathname, search } = window.location;
  if (pathname === '/login') return;
  const wanted = { nextPathname: pathname, nextSearch: search };
  window.history.replaceState({ usr: wanted, key: 'door', idx: 0 }, '', '/login');
}

/** The language of the profile wins, so the session is asked for before the first sentence is shown. */
async function start(): Promise<void> {
  const session = await loadSession().catch(() => null);
  if (session?.stage !== 'full') goToTheDoor();
  const i18nProvider = await makeI18nProvider(session?.me?.locale ?? firstLocale());
  createRoot(document.getElementById('root') as HTMLElement).render(
    <ThemeMode>
      <BrowserRouter>
        <App i18nProvider={i18nProvider} />
      </BrowserRouter>
    </ThemeMode>,
  );
}

void start();
