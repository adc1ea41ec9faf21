import type { Me, OpenSession, SecondFactorView, SessionView, TotpEnrolment } from '#contracts';
import { get, patch, post, remove } from './http.js';

type Enrolment = (typeof TotpEnrolment)['_output'];
type PasskeyOptions = Record<string, unknown>;

/** Signing in, second factors and what an officer sets for themselves. */
export const session = {
  signIn: (email: string, password: string) => post<SessionView>('/session', { email, password }),
  code: (code: string) => post<SessionView>('/session/totp', { code }),
  stepUp: (input: { password?: string; code?: string }) => post<SessionView>('/session/step-up', input),
  current: () => get<SessionView>('/session'),
  openSessions: () => get<OpenSession[]>('/session/sessions'),
  endSession: (id: string) => remove<unknown>(`/session/sessions/${id}`),
  profile: (input: { locale?: 'fr' | 'en'; theme?: 'system' | 'light' | 'dark' }) =>
    patch<Me>('/session/profile', input),
  password: (current: string, next: string) => post<unknown>('/session/password', { current, next }),
  factors: () => get<SecondFactorView[]>('/second-factors'),
  enrolCode: () => post<Enrolment>('/second-factors/totp'),
  confirmCode: (id: string, code: string, label: string) =>
    post<SessionView>('/second-factors/totp/confirm', { id, code, label }),
  dropFactor: (id: string) => remove<unknown>(`/second-factors/${id}`),
};

/** Signs in with a passkey: the browser's own dialog does the rest. */
export async function signInWithPasskey(): Promise<SessionView> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const options = await post<PasskeyOptions>('/session/passkey/options');
  const response = await startAuthentication({ optionsJSON: options as never });
  return post<SessionView>('/session/passkey', { response });
}

export async function enrolPasskey(label: string): Promise<unknown> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const options = await post<PasskeyOptions>('/second-factors/passkey/options');
  const response = await startRegistration({ optionsJSON: options as never });
  return post('/second-factors/passkey', { response, label });
}
