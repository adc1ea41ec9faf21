import { Injectable } from '@nestjs/common';
import { record } from '#audit';
import { Contexts, DomainError, newId, type Context } from '#foundation';
import { admitAttempt, attemptSucceeded } from './attempts.js';
import { SecondFactorEntity } from './second-factor.entity.js';
import { raiseSession, type OpenedSession, type SignedIn } from './sessions.js';
import { StaffPolicy } from './staff-policy.js';
import { drawTotpSecret, totpInvitation, totpStep } from './totp.js';

export type FactorKind = 'totp' | 'passkey';

/** The second factors that an officer has confirmed, oldest first. */
export async function confirmedFactors(ctx: Context, officerId: string): Promise<SecondFactorEntity[]> {
  const all = await ctx
    .repository(SecondFactorEntity)
    .find({ where: { officerId }, order: { createdAt: 'ASC' } });
  return all.filter((factor) => factor.confirmedAt !== null);
}

/** Which kinds can be asked of this officer. */
export async function factorKinds(ctx: Context, officerId: string): Promise<FactorKind[]> {
  return [...new Set((await confirmedFactors(ctx, officerId)).map((factor) => factor.kind))];
}

/** Enrolling, using and removing TOTP generators. Wrong codes are counted like wrong passwords. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly contexts: Contexts,
    private readonly policy: StaffPolicy,
  ) {}

  /** Draws a secret; it counts once a code made with it was typed in. */
  async beginTotp(ctx: Context, by: SignedIn): Promise<{ id: string; secret: string; uri: string }> {
    const id = newId();
    const secret = drawTotpSecret();
    await ctx.query('delete from second_factor where officer_id = $1 and confirmed_at is null', [
      by.officer.id,
    ]);
    await ctx.query(
      `insert into second_factor (id, officer_id, kind, label, secret, created_at) values ($1, $2, 'totp', '', $3, $4)`,
      [id, by.officer.id, this.policy.sealSecret(id, secret), ctx.now],
    );
    return { id, ...totpInvitation(secret, by.officer.email) };
  }

  /** Confirms an enrolment with a first code. During the first sign-in it completes it. */
  async confirmTotp(
    ctx: Context,
    by: SignedIn,
    given: { id: string; code: string; label: string },
  ): Promise<OpenedSession | null> {
    const factor = await ctx.repository(SecondFactorEntity).findOneBy({
      id: given.id,
      officerId: by.officer.id,
      kind: 'totp',
    });
    if (factor === null || factor.confirmedAt !== null) throw new DomainError('not-found', 'not-found');
    const step = totpStep(this.policy.openSecret(factor.id, factor.secret), given.code, ctx.now);
    if (step === null) throw new DomainError('wrong-code', 'invalid');
    await ctx.query('update second_factor set confirmed_at = $2, label = $3, last_step = $4 where id = $1', [
      factor.id,
      ctx.now,
      given.label,
      step,
    ]);
    return this.enrolled(ctx, by, factor.id, 'totp');
  }

  /** Notes a new factor; an officer who had to enrol is now signed in. */
  async enrolled(ctx: Context, by: SignedIn, id: string, kind: FactorKind): Promise<OpenedSession | null> {
    await record(ctx, {
      type: 'second-factor.enrolled',
      object: { kind: 'officer', id: by.officer.id },
      content: { factor: id, kind },
    });
    return by.stage === 'full' ? null : raiseSession(ctx, by.sessionId);
  }

  /**
   * Takes a code as second factor. In its own transactions, because a wrong one must be counted even though the
   * call fails. Returns the raised session.
   */
  async passTotp(by: SignedIn, code: string, ip?: string): Promise<OpenedSession> {
    await this.useCode(by, code, ip);
    return this.contexts.run(
      { kind: 'officer', officerId: by.officer.id },
      async (ctx) => {
        await record(ctx, {
          type: 'session.opened',
          retention: 'sign-in',
          object: { kind: 'officer', id: by.officer.id },
          content: { factor: 'totp' },
          personal: { ip },
        });
        return raiseSession(ctx, by.sessionId);
      },
      { ip },
    );
  }

  /** Uses up a code of one of the officer's generators, or fails after counting the attempt. */
  async useCode(by: SignedIn, code: string, ip?: string): Promise<void> {
    const officerId = by.officer.id;
    const actor = { kind: 'officer', officerId } as const;
    const counter = this.policy.loginHash(`second factor of ${officerId}`);
    const admission = await this.contexts.run(actor, (ctx) => admitAttempt(ctx, counter, undefined), { ip });
    if ('lockedMinutes' in admission)
      throw new DomainError('locked-out', 'refused', { minutes: admission.lockedMinutes });
    const refusal = await this.contexts.run(
      actor,
      async (ctx) => {
        const why = await this.refuse(ctx, officerId, code);
        if (why === null) await attemptSucceeded(ctx, admission.attemptId);
        else await record(ctx, secondFactorFailed(officerId, ip));
        return why;
      },
      { ip },
    );
    if (refusal !== null) throw new DomainError(refusal, 'invalid');
  }

  /** Why this code does not pass; null once it is used up. Who typed it too early again is told to wait for the next. */
  private async refuse(
    ctx: Context,
    officerId: string,
    code: string,
  ): Promise<'wrong-code' | 'code-already-used' | null> {
    let known = false;
    for (const factor of await confirmedFactors(ctx, officerId)) {
      if (factor.kind !== 'totp') continue;
      const step = totpStep(this.policy.openSecret(factor.id, factor.secret), code, ctx.now);
      if (step === null) continue;
      // The row decides, not what was read before: of two who send one code, one is let in.
      const used = await ctx.query(
        `update second_factor set last_step = $2, last_used_at = $3
         where id = $1 and (last_step is null or last_step < $2) returning id`,
        [factor.id, step, ctx.now],
      );
      if (used.length > 0) return null;
      known = true;
    }
    return known ? 'code-already-used' : 'wrong-code';
  }

  /** Removes a factor; the last one stays with an officer who needs one. */
  async remove(ctx: Context, by: SignedIn, id: string): Promise<void> {
    const factors = await confirmedFactors(ctx, by.officer.id);
    const factor = factors.find((one) => one.id === id);
    if (factor === undefined) throw new DomainError('not-found', 'not-found');
    if (factors.length === 1 && this.policy.needsSecondFactor(by.officer))
      throw new DomainError('last-second-factor', 'refused');
    await ctx.query('delete from second_factor where id = $1', [id]);
    await record(ctx, {
      type: 'second-factor.removed',
      object: { kind: 'officer', id: by.officer.id },
      content: { factor: id, kind: factor.kind },
    });
  }
}

const secondFactorFailed = (officerId: string, ip?: string) => ({
  type: 'second-factor.failed',
  retention: 'sign-in' as const,
  object: { kind: 'officer', id: officerId },
  personal: { ip },
});
