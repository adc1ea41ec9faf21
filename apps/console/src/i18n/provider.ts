import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import { frenchSpacing, mapTexts } from './typography.js';

export type Locale = 'fr' | 'en';
const KEY = 'desk.locale';

/** French first; English when the browser prefers it; what the officer chose wins. */
export function firstLocale(): Locale {
  const kept = localStorage.getItem(KEY);
  if (kept === 'fr' || kept === 'en') return kept;
  const preferred = navigator.languages.find((one) => /^(fr|en)\b/i.test(one));
  return preferred?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

async function load(locale: string) {
  if (locale === 'en') {
    const [{ en }, base] = await Promise.all([import('./en/index.js'), import('ra-language-english')]);
    return { ...base.default, ...en };
  }
  const [{ fr }, base] = await Promise.all([import('./fr/index.js'), import('ra-language-french')]);
  return mapTexts({ ...base.default, ...fr }, frenchSpacing);
}

/** Only the language in use is loaded; the other comes when asked for. */
export async function makeI18nProvider(locale: Locale): Promise<I18nProvider> {
  const first = await load(locale);
  const settle = (next: string) => {
    localStorage.setItem(KEY, next);
    document.documentElement.lang = next;
  };
  document.documentElement.lang = locale;
  const provider = polyglotI18nProvider(
    (asked: string) => (asked === locale ? first : load(asked)),
    locale,
    [
      { locale: 'fr', name: 'Français' },
      { locale: 'en', name: 'English' },
    ],
    { allowMissing: true },
  );
  return {
    ...provider,
    changeLocale: async (next: string, params?: unknown) => {
      await provider.changeLocale(next, params);
      settle(next);
    },
  };
}
