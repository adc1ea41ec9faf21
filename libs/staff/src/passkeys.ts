import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { record } from '#audit';
import { Contexts, DomainError, isUniqueViolation, newId, type Context } from '#foundation';
import { admitAttempt, attemptSucceeded } from './attempts.js';
import type { SecondFactorEntity } from './second-factor.entity.js';
import { confirmedFactors, SecondFactors } from './second-factors.js';
import { raiseSession, type OpenedSession, type SignedIn } from './sessions.js';
import { StaffPolicy } from './staff-policy.js';

/** What the browser hands over; the library checks its shape. */
type Response = Record<string, unknown>;

const isPasskey = (factor: SecondFactorEntity): boolean => factor.kind === 'passkey';
const described = (factor: SecondFactorEntity) => ({
  id: factor.credentialId!,
  transports: factor.transports as AuthenticatorTransport[],
});

/** Passkeys as second factor. A challenge belongs to one session and is used once. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly contexts: Contexts,
    private readonly policy: StaffPolicy,
    private readonly factors: SecondFactors,
  ) {}

  async askEnrolment(ctx: Context, by: SignedIn): Promise<object> {
    const known = (await confirmedFactors(ctx, by.officer.id)).filter(isPasskey);
    const options = await generateRegistrationOptions({
      rpName: 'DPO Desk',
      rpID: this.policy.relyingParty,
      userID: new Uint8Array(Buffer.from(by.officer.id)),
      userName: by.officer.email,
      userDisplayName: by.officer.name,
      attestationType: 'none',
      excludeCredentials: known.map(described),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    });
    await keepChallenge(ctx, by, options.challenge);
    return options;
  }

  /** Takes a new passkey. During the first sign-in it completes it. */
  async enrol(ctx: Context, by: SignedIn, response: Response, label: string): Promise<OpenedSession | null> {
    const expectedChallenge = await useChallenge(ctx, by);
    const verified = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: this.policy.origin,
      expectedRPID: this.policy.relyingParty,
      requireUserVerification: false,
    }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
    if (!verified.verified || verified.registrationInfo === undefined)
      throw new DomainError('passkey-refused', 'invalid');
    const { credential } = verified.registrationInfo;
    const id = newId();
    await ctx
      .query(
        `insert into second_factor (id, officer_id, kind, label, secret, credential_id, sign_count, transports, confirmed_at, created_at)
         values ($1, $2, 'passkey', $3, $4, $5, $6, $7, $8, $8)`,
        [
          id,
          by.officer.id,
          label,
          Buffer.from(credential.publicKey),
          credential.id,
          credential.counter,
          credential.transports ?? [],
          ctx.now,
        ],
      )
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? new DomainError('already-enrolled', 'conflict') : error;
      });
    return this.factors.enrolled(ctx, by, id, 'passkey');
  }

  /** Asks an officer to prove themselves with one of their passkeys. */
  async askProof(ctx: Context, by: SignedIn): Promise<object> {
    const known = (await confirmedFactors(ctx, by.officer.id)).filter(isPasskey);
    if (known.length === 0) throw new DomainError('not-found', 'not-found');
    const options = await generateAuthenticationOptions({
      rpID: this.policy.relyingParty,
      allowCredentials: known.map(described),
      userVerification: 'preferred',
    });
    await keepChallenge(ctx, by, options.challenge);
    return options;
  }

  /** Signs in with a passkey, or steps up when the officer is inside already; either way under a new token. */
  async pass(by: SignedIn, response: Response, ip?: string): Promise<OpenedSession> {
    const officerId = by.officer.id;
    const run = <T>(act: (ctx: Context) => Promise<T>) =>
      this.contexts.run({ kind: 'officer', officerId }, act, { ip });
    const counter = this.policy.loginHash(`second factor of ${officerId}`);
    const admission = await run((ctx) => admitAttempt(ctx, counter, undefined));
    if ('lockedMinutes' in admission)
      throw new DomainError('locked-out', 'refused', { minutes: admission.lockedMinutes });
    const opened = await run(async (ctx) => {
      const proved = await this.prove(ctx, by, response);
      await record(ctx, {
        type: proved
          ? by.stage === 'full'
            ? 'session.stepped-up'
            : 'session.opened'
          : 'second-factor.failed',
        retention: 'sign-in',
        object: { kind: 'officer', id: officerId },
        content: { factor: 'passkey' },
        personal: { ip },
      });
      if (!proved) return null;
      await attemptSucceeded(ctx, admission.attemptId);
      return raiseSession(ctx, by.sessionId);
    });
    if (opened === null) throw new DomainError('passkey-refused', 'invalid');
    return opened;
  }

  private async prove(ctx: Context, by: SignedIn, response: Response): Promise<boolean> {
    const expectedChallenge = await useChallenge(ctx, by);
    const factor = (await confirmedFactors(ctx, by.officer.id)).find(
      (one) => isPasskey(one) && one.credentialId === response.id,
    );
    if (factor === undefined) return false;
    const verified = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: this.policy.origin,
      expectedRPID: this.policy.relyingParty,
      requireUserVerification: false,
      credential: {
        id: factor.credentialId!,
        publicKey: new Uint8Array(factor.secret),
        counter: Number(factor.signCount),
      },
    }).catch(() => undefined);
    if (verified?.verified !== true) return false;
    await ctx.query('update second_factor set sign_count = $2, last_used_at = $3 where id = $1', [
      factor.id,
      verified.authenticationInfo.newCounter,
      ctx.now,
    ]);
    return true;
  }
}

async function keepChallenge(ctx: Context, by: SignedIn, challenge: string): Promise<void> {
  await ctx.query('update session set challenge = $2 where id = $1', [by.sessionId, challenge]);
}

/** The challenge of this session; gone once asked for, so that no answer works twice. */
async function useChallenge(ctx: Context, by: SignedIn): Promise<string> {
  const [row] = await ctx.query<{ challenge: string | null }>(
    `with kept as (select id, challenge from session where id = $1 for update)
     update session s set challenge = null from kept where s.id = kept.id returning kept.challenge`,
    [by.sessionId],
  );
  if (row?.challenge == null) throw new DomainError('passkey-refused', 'invalid');
  return row.challenge;
}
