const ANSWER_MS = 15_000;
/** A token is asked for anew this long before it ends, so that it does not end on the way to the server. */
const EARLY_MS = 60_000;
const DEFAULT_SECONDS = 300;

export type Form = Readonly<Record<string, string>>;

export interface GivenToken {
  readonly token: string;
  readonly askedAt: number;
  readonly livesMs: number;
  /** The refresh token that takes the place of the one that was shown; null where that one stands. */
  readonly refresh: string | null;
}

/** The endpoint said no: what it was shown is no good. */
export class TokenRefused extends Error {}

export const usableUntil = ({ askedAt, livesMs }: GivenToken): number =>
  askedAt + Math.max(livesMs - EARLY_MS, 0);

/** Asks for an access token. The errors say where it failed and nothing of what was sent or answered. */
export async function askForToken(url: string, form: Form): Promise<GivenToken> {
  const askedAt = Date.now();
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => {
    throw new Error('the token endpoint does not answer');
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    const why = `the token endpoint answered ${answer.status}`;
    throw answer.status === 400 || answer.status === 401 ? new TokenRefused(why) : new Error(why);
  }
  const given = (await answer.json().catch(() => null)) as Record<string, unknown> | null;
  if (typeof given?.access_token !== 'string') throw new Error('the token endpoint gave no token');
  const { access_token: token, refresh_token: refresh, expires_in: seconds } = given;
  return {
    token,
    askedAt,
    livesMs: (Number(seconds) > 0 ? Number(seconds) : DEFAULT_SECONDS) * 1000,
    refresh: typeof refresh === 'string' && refresh !== '' ? refresh : null,
  };
}
