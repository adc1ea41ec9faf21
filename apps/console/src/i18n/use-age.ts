import { useCallback } from 'react';
import { useT } from './use-t.js';

const steps = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** How long ago, or how long: the largest unit of which there are two, so that a figure never rounds a day away. */
export function useAge(): { ago: (at: string) => string; lasting: (ms: number) => string } {
  const t = useT();
  const said = useCallback(
    (group: 'ago' | 'lasting', ms: number) => {
      const seconds = Math.max(0, Math.round(ms / 1000));
      const [unit, size] = steps.find(([, one]) => seconds >= 2 * one) ?? (['seconds', 1] as const);
      return t(`channels.${group}.${unit}`, { n: Math.floor(seconds / size) });
    },
    [t],
  );
  return {
    ago: (at) => said('ago', Date.now() - new Date(at).getTime()),
    lasting: (ms) => said('lasting', ms),
  };
}
