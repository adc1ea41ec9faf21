import { Injectable } from '@nestjs/common';
import { record } from '#audit';
import { Contexts, DomainError } from '#foundation';
import { admitAttempt, attemptSucceeded } from './attempts.js';
import { passwordMatches } from './password.js';
import { factorKinds, SecondFactors } from './second-factors.js';
import type { SignedIn } from './sessions.js';
import { StaffPolicy } from './staff-policy.js';

/** So long counts a fresh proof for what is irreversible or leaves the house. */
export const STEP_UP_MS = 5 * 60_000;

/** Until when the session's last proof is fresh, or null. */
export function steppedUpUntil(session: SignedIn, now: Date): Date | null {
  if (session.steppedUpAt === null) return null;
  const until = new Date(session.steppedUpAt.getTime() + STEP_UP_MS);
  return until > now ? until : null;
}

/** Proves again who sits there: a code where the officer has a generator, else the password. */
@Injectable()
export class StepUp {
  constructor(
    private readonly contexts: Contexts,
    private readonly policy: StaffPolicy,
    private readonly factors: SecondFactors,
  ) {}

  async run(by: SignedIn, given: { password?: string; code?: string }, ip?: string): Promise<Date> {
    const actor = { kind: 'officer', officerId: by.officer.id } as const;
    const kinds = await this.contexts.run(actor, (ctx) => factorKinds(ctx, by.officer.id));
    if (kinds.includes('totp') && given.code !== undefined) await this.factors.useCode(by, given.code, ip);
    else if (kinds.length === 0 && given.password !== undefined)
      await this.checkPassword(by.officer.id, given.password, ip);
    else throw new DomainError('second-factor-expected', 'invalid', { methods: kinds });
    return this.contexts.run(
      actor,
      async (ctx) => {
        await ctx.query('update session set stepped_up_at = $2 where id = $1', [by.sessionId, ctx.now]);
        await record(ctx, {
          type: 'session.stepped-up',
          retention: 'sign-in',
          object: { kind: 'session', id: by.sessionId },
        });
        return new Date(ctx.now.getTime() + STEP_UP_MS);
      },
      { ip },
    );
  }

  /** Compares the officer's own password, counting a wrong one; also asked before it is changed. */
  async checkPassword(officerId: string, password: string, ip?: string): Promise<void> {
    const actor = { kind: 'officer', officerId } as const;
    const counter = this.policy.loginHash(`password of ${officerId}`);
    const admission = await this.contexts.run(actor, (ctx) => admitAttempt(ctx, counter, undefined), { ip });
    if ('lockedMinutes' in admission)
      throw new DomainError('locked-out', 'refused', { minutes: admission.lockedMinutes });
    const [row] = await this.contexts.run(actor, (ctx) =>
      ctx.query<{ hash: string | null }>('select password_hash as hash from officer where id = $1', [
        officerId,
      ]),
    );
    const right = await passwordMatches(password, row?.hash);
    await this.contexts.run(
      actor,
      async (ctx) => {
        if (right) await attemptSucceeded(ctx, admission.attemptId);
        else
          await record(ctx, {
            type: 'password.refused',
            retention: 'sign-in',
            object: { kind: 'officer', id: officerId },
            personal: { ip },
          });
      },
      { ip },
    );
    if (!right) throw new DomainError('wrong-password', 'invalid');
  }
}
