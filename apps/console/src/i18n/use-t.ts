import { useLocaleState, useTranslate } from 'react-admin';
import type { Key } from './keys.js';
import type { Locale } from './provider.js';

export type Params = Record<string, unknown>;
export type T = (key: Key, params?: Params) => string;

/** The console's sentences; the compiler knows every key. */
export const useT = (): T => useTranslate() as T;

/**
 * A word that the server chose (a code, a type): its sentence where the console has one, otherwise the
 * fallback; never the machine word itself.
 */
export function useWord(): (
  group: string,
  code: string | null | undefined,
  fallback?: string,
  params?: Params,
) => string {
  const translate = useTranslate();
  return (group, code, fallback = '', params = {}) =>
    code ? translate(`${group}.${code}`, { ...params, _: fallback }) : fallback;
}

export const useLocale = (): Locale => (useLocaleState()[0] === 'en' ? 'en' : 'fr');
