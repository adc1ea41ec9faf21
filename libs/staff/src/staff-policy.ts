import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { secondFactorRoles, type Role } from '#domain';
import type { MasterKey, Settings } from '#foundation';

type Needed = Pick<
  Settings,
  'SESSION_HOURS' | 'SESSION_IDLE_MINUTES' | 'PUBLIC_URL' | 'DPO_SAMPLE' | 'BIND' | 'TRUST_PROXY'
>;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** How officers get in on this installation: terms of a session, origin of passkeys, the sample's exception. */
export class StaffPolicy {
  readonly sessionMs: number;
  readonly idleMs: number;
  readonly origin: string;
  /** The name passkeys are bound to. */
  readonly relyingParty: string;
  /** Sample officers enter with the password alone: sample loaded, and nobody but this machine can knock. */
  readonly sampleDesk: boolean;
  private readonly secretKey: Buffer;
  private readonly loginKey: Buffer;

  constructor(settings: Needed, masterKey: MasterKey) {
    const url = new URL(settings.PUBLIC_URL);
    this.sessionMs = settings.SESSION_HOURS * 3_600_000;
    this.idleMs = settings.SESSION_IDLE_MINUTES * 60_000;
    this.origin = url.origin;
    this.relyingParty = url.hostname;
    this.sampleDesk =
      settings.DPO_SAMPLE &&
      isLoopback(settings.BIND) &&
      isLoopback(url.hostname) &&
      settings.TRUST_PROXY === 0;
    this.secretKey = masterKey.derive('second factors');
    this.loginKey = masterKey.derive('sign-in attempts');
  }

  /** All but support-only officers; sample officers are let off on a sample desk. */
  needsSecondFactor(officer: { roles: readonly Role[]; sample: boolean }): boolean {
    if (officer.sample && this.sampleDesk) return false;
    return officer.roles.some((role) => secondFactorRoles.includes(role));
  }

  /** A login as the attempts remember it: what somebody typed need not be anybody's address. */
  loginHash(login: string): Buffer {
    return createHmac('sha256', this.loginKey).update(login.trim().toLowerCase()).digest();
  }

  sealSecret(factorId: string, secret: Uint8Array): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.secretKey, nonce).setAAD(Buffer.from(factorId));
    const body = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  openSecret(factorId: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.secretKey, sealed.subarray(0, 12))
      .setAAD(Buffer.from(factorId))
      .setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  }
}
