import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
const issuer = 'DPO Desk';

const generator = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({
    issuer,
    label,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    digits: 6,
    period: PERIOD,
    algorithm: 'SHA1',
  });

export const drawTotpSecret = (): Buffer => randomBytes(20);

/** What an authenticator application scans or what somebody types into it. */
export function totpInvitation(secret: Uint8Array, label: string): { secret: string; uri: string } {
  const totp = generator(secret, label);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The time step whose code this is, one step early or late allowed; null for a wrong code. */
export function totpStep(secret: Uint8Array, code: string, now: Date): number | null {
  const delta = generator(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta;
}
