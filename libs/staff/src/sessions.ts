import { createHash, randomBytes } from 'node:crypto';
import { record } from '#audit';
import type { Role } from '#domain';
import { DomainError, type Context } from '#foundation';
import type { StaffPolicy } from './staff-policy.js';

/** `password`: the second factor is awaited. `enrol`: one must be enrolled first. `full`: signed in. */
export type Stage = 'password' | 'enrol' | 'full';

/** The officer behind a session. */
export interface SessionOfficer {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  actsForController: boolean;
  authorityDesk: boolean;
  locale: 'fr' | 'en';
  theme: 'system' | 'light' | 'dark';
  sample: boolean;
}

export interface SignedIn {
  sessionId: string;
  stage: Stage;
  csrfToken: string;
  steppedUpAt: Date | null;
  officer: SessionOfficer;
}

/** A session together with the token that only its cookie holds. */
export interface OpenedSession {
  token: string;
  sessionId: string;
}

const drawToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

interface Origin {
  ip?: string;
  userAgent?: string;
}

export async function openSession(
  ctx: Context,
  policy: StaffPolicy,
  officerId: string,
  stage: Stage,
  { ip, userAgent }: Origin,
): Promise<OpenedSession> {
  const token = drawToken();
  const [row] = await ctx.query<{ id: string }>(
    `insert into session (token_hash, officer_id, csrf_token, stage, created_at, last_seen_at, expires_at, stepped_up_at, ip, user_agent)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9) returning id`,
    [
      hashOf(token),
      officerId,
      drawToken(),
      stage,
      ctx.now,
      new Date(ctx.now.getTime() + policy.sessionMs),
      stage === 'full' ? ctx.now : null,
      ip ?? null,
      userAgent?.slice(0, 300) ?? null,
    ],
  );
  return { token, sessionId: row.id };
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Whose session a token is: one statement, joined with the officer, so that a disabled or expired officer is out at
 * once. `last_seen_at` is written once a minute at most.
 */
export async function resolveSession(
  ctx: Context,
  policy: StaffPolicy,
  token: string,
): Promise<SignedIn | null> {
  if (!TOKEN.test(token)) return null;
  const [row] = await ctx.query<SessionRow>(
    `with seen as (
       update session set last_seen_at = $2 where token_hash = $1 and last_seen_at < $2::timestamptz - interval '1 minute'
         and last_seen_at > $3 and expires_at > $2 and revoked_at is null)
     select s.id, s.stage, s.csrf_token, s.stepped_up_at, o.id as officer_id, o.name, o.email, o.roles, o.acts_for_controller,
       o.authority_desk, o.locale, o.theme, o.sample
     from session s join officer o on o.id = s.officer_id
     where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2 and s.last_seen_at > $3
       and o.state = 'active' and (o.valid_until is null or o.valid_until > $2)`,
    [hashOf(token), ctx.now, new Date(ctx.now.getTime() - policy.idleMs)],
  );
  return row === undefined ? null : signedIn(row);
}

interface SessionRow {
  id: string;
  stage: Stage;
  csrf_token: string;
  stepped_up_at: Date | null;
  officer_id: string;
  name: string;
  email: string;
  roles: Role[];
  acts_for_controller: boolean;
  authority_desk: boolean;
  locale: 'fr' | 'en';
  theme: 'system' | 'light' | 'dark';
  sample: boolean;
}

function signedIn(row: SessionRow): SignedIn {
  return {
    sessionId: row.id,
    stage: row.stage,
    csrfToken: row.csrf_token,
    steppedUpAt: row.stepped_up_at,
    officer: {
      id: row.officer_id,
      name: row.name,
      email: row.email,
      roles: row.roles,
      actsForController: row.acts_for_controller,
      authorityDesk: row.authority_desk,
      locale: row.locale,
      theme: row.theme,
      sample: row.sample,
    },
  };
}

/** Raises a session to `full` under a new token: one that was stolen before is worth nothing after. */
export async function raiseSession(ctx: Context, sessionId: string): Promise<OpenedSession> {
  const token = drawToken();
  await ctx.query(
    `update session set token_hash = $2, csrf_token = $3, stage = 'full', stepped_up_at = $4, challenge = null where id = $1`,
    [sessionId, hashOf(token), drawToken(), ctx.now],
  );
  return { token, sessionId };
}

/** Ends the session at hand. */
export async function signOut(ctx: Context, sessionId: string): Promise<void> {
  await ctx.query('update session set revoked_at = $2 where id = $1 and revoked_at is null', [
    sessionId,
    ctx.now,
  ]);
  await record(ctx, {
    type: 'session.closed',
    retention: 'sign-in',
    object: { kind: 'session', id: sessionId },
  });
}

export interface ListedSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  ip: string | null;
  userAgent: string | null;
}

/** The open sessions of an officer, newest first. */
export function listSessions(ctx: Context, policy: StaffPolicy, officerId: string): Promise<ListedSession[]> {
  return ctx.query<ListedSession>(
    `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", ip,
       user_agent as "userAgent"
     from session where officer_id = $1 and revoked_at is null and expires_at > $2 and last_seen_at > $3
     order by created_at desc, id desc limit 100`,
    [officerId, ctx.now, new Date(ctx.now.getTime() - policy.idleMs)],
  );
}

/** An officer ends one of their own sessions. */
export async function revokeSession(ctx: Context, officerId: string, sessionId: string): Promise<void> {
  const ended = await ctx.query(
    'update session set revoked_at = $3 where id = $1 and officer_id = $2 and revoked_at is null returning id',
    [sessionId, officerId, ctx.now],
  );
  if (ended.length === 0) throw new DomainError('not-found', 'not-found');
  await record(ctx, { type: 'session.revoked', object: { kind: 'session', id: sessionId } });
}

/** Ends every session of an officer, but for one that may stay. Returns how many there were. */
export async function revokeSessions(ctx: Context, officerId: string, except?: string): Promise<number> {
  const ended = await ctx.query(
    `update session set revoked_at = $2 where officer_id = $1 and revoked_at is null and id is distinct from $3 returning id`,
    [officerId, ctx.now, except ?? null],
  );
  await record(ctx, {
    type: 'officer.sessions-revoked',
    object: { kind: 'officer', id: officerId },
    content: { sessions: ended.length },
  });
  return ended.length;
}

/** Forgets what nobody needs any more: sessions that ended a month ago, attempts of yesterday. */
export async function sweepSessions(ctx: Context): Promise<void> {
  await ctx.query(
    `delete from session where least(expires_at, coalesce(revoked_at, expires_at)) < $1::timestamptz - interval '30 days'`,
    [ctx.now],
  );
  await ctx.query(`delete from sign_in_attempt where at < $1::timestamptz - interval '1 day'`, [ctx.now]);
}
