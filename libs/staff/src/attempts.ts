import type { Context } from '#foundation';

const WINDOW_MS = 15 * 60_000;
/** Failures of one login, and of one network address (an office shares one), before the door stays shut. */
const limits = { login: 5, ip: 20 };

export type Admission = { attemptId: string } | { lockedMinutes: number };

/**
 * Asks whether one more attempt is allowed, and counts it as failed at once: a hundred attempts sent together
 * are counted like a hundred sent one by one. Unknown logins are counted the same way.
 */
export async function admitAttempt(ctx: Context, login: Buffer, ip: string | undefined): Promise<Admission> {
  await ctx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [login.toString('hex')]);
  const since = new Date(ctx.now.getTime() - WINDOW_MS);
  const [row] = await ctx.query<{ login_fifth: Date | null; ip_last: Date | null }>(
    `select (select at from sign_in_attempt where login_hash = $1 and not succeeded and at > greatest($2,
         (select max(at) from sign_in_attempt where login_hash = $1 and succeeded))
         order by at desc offset ${limits.login - 1} limit 1) as login_fifth,
       (select at from sign_in_attempt where ip = $3 and not succeeded and at > $2
         order by at desc offset ${limits.ip - 1} limit 1) as ip_last`,
    [login, since, ip ?? null],
  );
  const oldest = row.login_fifth ?? row.ip_last;
  if (oldest !== null) return { lockedMinutes: minutesUntil(oldest, ctx.now) };
  const [attempt] = await ctx.query<{ id: string }>(
    'insert into sign_in_attempt (at, login_hash, ip, succeeded) values ($1, $2, $3, false) returning id',
    [ctx.now, login, ip ?? null],
  );
  return { attemptId: attempt.id };
}

const minutesUntil = (oldest: Date, now: Date): number =>
  Math.max(1, Math.ceil((oldest.getTime() + WINDOW_MS - now.getTime()) / 60_000));

/** The attempt was right: earlier failures of this login are forgotten. */
export async function attemptSucceeded(ctx: Context, attemptId: string): Promise<void> {
  await ctx.query('update sign_in_attempt set succeeded = true where id = $1', [attemptId]);
}
