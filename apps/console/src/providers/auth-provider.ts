import type { SessionView } from '#contracts';
import type { AuthProvider } from 'react-admin';
import { get, remove } from './http.js';
import { isProblem } from './problem.js';
import { sessionStore } from './session-store.js';

let asked: Promise<SessionView | null> | null = null;
/** The server said that nobody is signed in: not worth asking again until somebody signs in. */
let nobody = false;

/** Asks the server once who I am; later answers come from the store. */
export function loadSession(): Promise<SessionView | null> {
  if (sessionStore.get() !== null || nobody) return Promise.resolve(sessionStore.get());
  asked ??= get<SessionView>('/session')
    .then((session) => {
      sessionStore.set(session);
      return session;
    })
    .catch((error: unknown) => {
      if (isProblem(error) && error.status === 401) {
        nobody = true;
        return null;
      }
      throw error;
    })
    .finally(() => {
      asked = null;
    });
  return asked;
}

/** The session is a cookie that scripts cannot read; the token against forged posts travels in a header. */
export const authProvider: AuthProvider = {
  /** Called by the sign-in page once the last stage is passed. */
  login: () => Promise.resolve(),
  async logout() {
    if (sessionStore.get() !== null) await remove('/session').catch(() => undefined);
    sessionStore.set(null);
  },
  async checkAuth() {
    const session = await loadSession().catch(() => null);
    if (session?.stage !== 'full') throw new Error('sign-in');
  },
  /** Whoever asked: the call itself has noticed that the session is over (`session-end.ts`). */
  checkError: () => Promise.resolve(),
  async getIdentity() {
    const me = (await loadSession())?.me;
    return { id: me?.id ?? '', fullName: me?.name };
  },
  async getPermissions() {
    return (await loadSession())?.me?.permissions ?? [];
  },
};
