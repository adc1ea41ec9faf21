import type { MatrixQuery } from '#contracts';
import { useSearchParams } from 'react-router-dom';
import { addDays, parisDay } from '../../i18n/dates.js';

export const periods = ['days7', 'days30', 'days90', 'always'] as const;
export type Period = (typeof periods)[number];
const lengths: Record<Period, number | null> = { days7: 6, days30: 29, days90: 89, always: null };

/** Which figure is opened: a cell of the matrix, or a mark of a right. */
export interface Opened {
  suggested?: string;
  decided?: string;
  right?: string;
  mark?: string;
}
const parts = ['suggested', 'decided', 'right', 'mark'] as const;

/** Period, version and opened figure stand in the address: a figure can be sent to a colleague. */
export function useQuality() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('period') as Period | null;
  const period: Period = asked && periods.includes(asked) ? asked : 'days30';
  const version = params.get('version') ?? '';
  const length = lengths[period];
  const filter: MatrixQuery = {
    from: length === null ? undefined : addDays(parisDay(new Date().toISOString()), -length),
    version: version || undefined,
  };
  const opened: Opened = Object.fromEntries(
    parts.flatMap((one) => (params.has(one) ? [[one, params.get(one)]] : [])),
  );
  const change = (next: Record<string, string | undefined>) =>
    setParams(
      (before) => {
        const now = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value) now.set(name, value);
          else now.delete(name);
        }
        return now;
      },
      { replace: true },
    );
  const open = (figure: Opened) =>
    change({ suggested: undefined, decided: undefined, right: undefined, mark: undefined, ...figure });
  return { period, version, filter, opened, change, open, isOpen: Object.keys(opened).length > 0 };
}
