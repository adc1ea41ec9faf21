import type { DirectoryAccount, MailFacts, TriageDirectory } from '#domain';
import type { Context } from '#foundation';

/** Port to the account platform: the accounts that the addresses of one mail may mean. */
export interface AccountDirectory {
  /** Null when the platform is not configured or does not answer: triage goes on without it. */
  directoryFor(ctx: Context, facts: MailFacts): Promise<TriageDirectory | null>;
}

export const ACCOUNT_DIRECTORY = Symbol('ACCOUNT_DIRECTORY');

/** Knows no account: every address is returned as written. */
export function emptyDirectory(ownDomains: ReadonlySet<string>): TriageDirectory {
  return directoryOf([], ownDomains);
}

/** A directory over the accounts that were found. */
export function directoryOf(
  accounts: readonly DirectoryAccount[],
  ownDomains: ReadonlySet<string>,
): TriageDirectory {
  const byAddress = new Map<string, DirectoryAccount>();
  for (const account of accounts) {
    for (const address of [account.address, ...account.aliases])
      byAddress.set(address.toLowerCase(), account);
  }
  return {
    ownDomains,
    byAddress: (address) => byAddress.get(address.toLowerCase()) ?? null,
    byDomain: (domain) => accounts.find(({ domains }) => domains.includes(domain.toLowerCase())) ?? null,
    byRecovery: (address) =>
      accounts.filter(({ recoveryAddress }) => recoveryAddress?.toLowerCase() === address.toLowerCase()),
    byLastName: (word) => accounts.filter(({ lastName }) => fold(lastName).split(' ')[0] === word),
  };
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
