import { Injectable } from '@nestjs/common';
import { record } from '#audit';
import type { Role } from '#domain';
import { Contexts, DomainError, type Context } from '#foundation';
import { admitAttempt, attemptSucceeded } from './attempts.js';
import { passwordMatches } from './password.js';
import { openSession, type OpenedSession, type Stage } from './sessions.js';
import { StaffPolicy } from './staff-policy.js';

export interface Credentials {
  email: string;
  password: string;
  ip?: string;
  userAgent?: string;
}

interface Candidate {
  id: string;
  roles: Role[];
  sample: boolean;
  admitted: boolean;
  password_hash: string | null;
  factors: number;
}

/**
 * Login and password to a session. Unknown, disabled and wrong are one answer after the same time; the password is
 * compared outside any transaction, so that no connection waits for it.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly contexts: Contexts,
    private readonly policy: StaffPolicy,
  ) {}

  async run(given: Credentials): Promise<OpenedSession> {
    const login = this.policy.loginHash(given.email);
    const { ip } = given;
    const admission = await this.anonymously(ip, (ctx) => admitAttempt(ctx, login, ip));
    if ('lockedMinutes' in admission) {
      await this.anonymously(ip, (ctx) => this.note(ctx, 'session.locked', given));
      throw new DomainError('locked-out', 'refused', { minutes: admission.lockedMinutes });
    }
    const candidate = await this.anonymously(ip, (ctx) => find(ctx, given.email));
    const right = await passwordMatches(given.password, candidate?.password_hash);
    if (!right || candidate?.admitted !== true) {
      await this.anonymously(ip, (ctx) => this.note(ctx, 'session.refused', given, candidate));
      throw new DomainError('sign-in-refused', 'forbidden');
    }
    const actor = { kind: 'officer', officerId: candidate.id } as const;
    return this.contexts.run(actor, (ctx) => this.open(ctx, candidate, admission.attemptId, given), { ip });
  }

  private async open(
    ctx: Context,
    officer: Candidate,
    attemptId: string,
    given: Credentials,
  ): Promise<OpenedSession> {
    await attemptSucceeded(ctx, attemptId);
    await ctx.query('update officer set last_sign_in_at = $2 where id = $1', [officer.id, ctx.now]);
    const stage = this.stageOf(officer);
    await this.note(ctx, stage === 'full' ? 'session.opened' : 'session.password-accepted', given, officer);
    return openSession(ctx, this.policy, officer.id, stage, given);
  }

  private stageOf(officer: Candidate): Stage {
    if (officer.factors > 0) return 'password';
    return this.policy.needsSecondFactor(officer) ? 'enrol' : 'full';
  }

  private anonymously<T>(ip: string | undefined, act: (ctx: Context) => Promise<T>): Promise<T> {
    return this.contexts.run({ kind: 'anonymous' }, act, { ip });
  }

  private note(ctx: Context, type: string, given: Credentials, officer?: Candidate): Promise<string> {
    return record(ctx, {
      type,
      retention: 'sign-in',
      object: officer === undefined ? undefined : { kind: 'officer', id: officer.id },
      personal: { login: given.email.slice(0, 254), ip: given.ip, userAgent: given.userAgent?.slice(0, 300) },
    });
  }
}

async function find(ctx: Context, email: string): Promise<Candidate | undefined> {
  const [row] = await ctx.query<Candidate>(
    `select o.id, o.roles, o.sample, o.password_hash,
       o.state = 'active' and (o.valid_until is null or o.valid_until > $2) as admitted,
       (select count(*)::int from second_factor f where f.officer_id = o.id and f.confirmed_at is not null) as factors
     from officer o where lower(o.email) = lower($1)`,
    [email.trim(), ctx.now],
  );
  return row;
}
