import { parseCookie, stringifySetCookie } from 'cookie';
import type { DeskRequest, DeskResponse } from './desk-request.js';

const NAME = 'dpo_session';

export function sessionToken(request: DeskRequest): string | undefined {
  return parseCookie(request.header('cookie') ?? '')[NAME];
}

/** The cookie that scripts cannot read and other sites cannot send. */
export function setSessionCookie(
  response: DeskResponse,
  token: string,
  options: { secure: boolean; maxAgeSeconds: number },
): void {
  response.append(
    'Set-Cookie',
    stringifySetCookie({
      name: NAME,
      value: token,
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure: options.secure,
      maxAge: options.maxAgeSeconds,
    }),
  );
}

export function clearSessionCookie(response: DeskResponse, secure: boolean): void {
  setSessionCookie(response, '', { secure, maxAgeSeconds: 0 });
}
