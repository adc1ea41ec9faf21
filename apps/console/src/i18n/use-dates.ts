import { useMemo } from 'react';
import { useToday } from '../providers/session-store.js';
import { dates, type Dates } from './dates.js';
import { useLocale } from './use-t.js';

export function useDates(): Dates {
  const locale = useLocale();
  const today = useToday();
  return useMemo(() => dates(locale, today), [locale, today]);
}
