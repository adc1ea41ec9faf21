import { createRequire } from 'node:module';

type GetDomain = (name: string, options: { allowPrivateDomains: boolean }) => string | null;
let organisationOf: GetDomain | undefined;

/**
 * Relaxed alignment of DMARC: both names belong to one organisation, by the public suffix list. Siblings align
 * (`news.example.com`, `mail.example.com`), tenants of one suffix (`a.co.uk`, `b.co.uk`) do not.
 */
export function aligned(from: string, other: string): boolean {
  const [one, two] = [plain(from), plain(other)];
  if (!one.includes('.') || !two.includes('.')) return false;
  if (one === two) return true;
  if (one.slice(one.lastIndexOf('.')) !== two.slice(two.lastIndexOf('.'))) return false;
  const organisation = organisationalDomain(one);
  return organisation !== null && organisation === organisationalDomain(two);
}

export const domainOf = (address: string): string => plain(address.slice(address.lastIndexOf('@') + 1));

const plain = (domain: string): string => domain.trim().toLowerCase().replace(/\.$/, '');

/** The list is mailauth's own, so that what is computed and what is read follow the same one; loaded when first asked. */
function organisationalDomain(domain: string): string | null {
  organisationOf ??= (
    createRequire(createRequire(import.meta.url).resolve('mailauth'))('tldts') as { getDomain: GetDomain }
  ).getDomain;
  return organisationOf(domain, { allowPrivateDomains: true });
}
