import type { DirectoryAccount, TriageDirectory } from './facts.js';
import { foldKey } from './fold.js';

/** Domains under which the provider gives addresses. */
export const MAILO_DOMAINS = [
  'mailo.com',
  'mailo.eu',
  'netc.fr',
  'netc.eu',
  'netcourrier.com',
  'mailo.fr',
  'netc.it',
  'mailo.de',
] as const;

/** A directory over the accounts that were looked up; addresses compare without case. */
export function directoryOf(
  accounts: readonly DirectoryAccount[],
  ownDomains: readonly string[] = MAILO_DOMAINS,
): TriageDirectory {
  const byAddress = new Map<string, DirectoryAccount>();
  const byDomain = new Map<string, DirectoryAccount>();
  const byRecovery = new Map<string, DirectoryAccount[]>();
  const byLastName = new Map<string, DirectoryAccount[]>();
  const push = (map: Map<string, DirectoryAccount[]>, key: string, account: DirectoryAccount): void => {
    const list = map.get(key);
    if (list) list.push(account);
    else map.set(key, [account]);
  };
  for (const account of accounts) {
    for (const alias of account.aliases) byAddress.set(alias.toLowerCase(), account);
    byAddress.set(account.address.toLowerCase(), account);
    for (const domain of account.domains) byDomain.set(domain.toLowerCase(), account);
    if (account.recoveryAddress) push(byRecovery, account.recoveryAddress.toLowerCase(), account);
    const word = foldKey(account.lastName).split(' ')[0];
    if (word) push(byLastName, word, account);
  }
  return {
    ownDomains: new Set(ownDomains),
    byAddress: (address) => byAddress.get(address.toLowerCase()) ?? null,
    byDomain: (domain) => byDomain.get(domain.toLowerCase()) ?? null,
    byRecovery: (address) => byRecovery.get(address.toLowerCase()) ?? [],
    byLastName: (word) => byLastName.get(word) ?? [],
  };
}
