import type { AccountView } from '#contracts';
import type { AccountProfile } from '#connectors';

const ADULT_AGE = 18;

/** The profile as officers see it: what is declared, and whether the holder is a minor today. */
export function accountView(account: AccountProfile, now: Date): AccountView {
  return {
    address: account.address,
    aliases: account.aliases,
    firstName: account.firstName,
    lastName: account.lastName,
    birthDate: account.birthDate,
    language: account.language,
    plan: account.plan,
    state: account.state,
    createdAt: account.createdAt,
    lastAccessAt: account.lastAccessAt,
    closedAt: account.closedAt,
    recoveryAddress: account.recoveryAddress,
    minor: account.birthDate !== null && isMinor(account.birthDate, now),
  };
}

function isMinor(birthDate: string, now: Date): boolean {
  const comesOfAge = `${Number(birthDate.slice(0, 4)) + ADULT_AGE}${birthDate.slice(4)}`;
  return comesOfAge > now.toISOString().slice(0, 10);
}
