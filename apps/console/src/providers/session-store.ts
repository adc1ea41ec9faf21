import type { SessionView } from '#contracts';
import { useSyncExternalStore } from 'react';

let current: SessionView | null = null;
const listeners = new Set<() => void>();

/** The session as the server last described it: who I am, at which stage, with which token. */
export const sessionStore = {
  get: (): SessionView | null => current,
  set(next: SessionView | null): void {
    current = next;
    listeners.forEach((tell) => tell());
  },
  subscribe(tell: () => void): () => void {
    listeners.add(tell);
    return () => listeners.delete(tell);
  },
};

export const useSession = (): SessionView | null =>
  useSyncExternalStore(sessionStore.subscribe, sessionStore.get);

/** What today is for the law: the civil day in Paris, said by the server. */
export const useToday = (): string =>
  useSession()?.today ?? new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());

/** Does the officer hold this permission? The server decides in the end; this only spares useless doors. */
export function useMay(): (permission: string) => boolean {
  const held = useSession()?.me?.permissions;
  return (permission) => held?.includes(permission) ?? false;
}
