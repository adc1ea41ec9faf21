import { CacheProvider } from '@emotion/react';
import createCache from '@emotion/cache';
import { ThemeProvider } from '@mui/material/styles';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { deskTheme, type Mode } from './theme.js';

export type ThemeChoice = 'system' | Mode;
const KEY = 'desk.theme';

const Choice = createContext<{ choice: ThemeChoice; mode: Mode; choose: (c: ThemeChoice) => void }>({
  choice: 'system',
  mode: 'light',
  choose: () => undefined,
});
export const useThemeChoice = () => useContext(Choice);

const stored = (): ThemeChoice => {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
};

function useSystemMode(): Mode {
  const query = useMemo(() => window.matchMedia('(prefers-color-scheme: dark)'), []);
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const follow = () => setDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return dark ? 'dark' : 'light';
}

/** The nonce that the server writes into the page lets the style tags through a strict CSP. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
const cache = createCache({
  key: 'd',
  prepend: true,
  nonce: nonce && !nonce.startsWith('__') ? nonce : undefined,
});

/** Light, dark or what the system says; kept in the browser and in the officer's profile. */
export function ThemeMode({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(stored);
  const system = useSystemMode();
  const mode = choice === 'system' ? system : choice;
  const choose = useCallback((next: ThemeChoice) => {
    localStorage.setItem(KEY, next);
    setChoice(next);
  }, []);
  useEffect(() => {
    document.documentElement.dataset.theme = mode;
  }, [mode]);
  const value = useMemo(() => ({ choice, mode, choose }), [choice, mode, choose]);
  const theme = useMemo(() => deskTheme(mode), [mode]);
  return (
    <CacheProvider value={cache}>
      <Choice.Provider value={value}>
        <ThemeProvider theme={theme}>{children}</ThemeProvider>
      </Choice.Provider>
    </CacheProvider>
  );
}
