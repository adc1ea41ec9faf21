/**
 * Whether the listener takes mail for an address. The list holds addresses and `@domain` for a whole domain, in lower
 * case; `contact+anything@…` belongs to `contact@…`, since our reply addresses carry the ticket behind the plus.
 */
export function acceptsRecipient(allowed: readonly string[], address: string): boolean {
  const [, local, domain] = /^(.+)@([^@]+)$/.exec(address.toLowerCase()) ?? [];
  if (local === undefined || domain === undefined) return false;
  const plain = local.split('+', 1)[0];
  return [`${local}@${domain}`, `${plain}@${domain}`, `@${domain}`].some((form) => allowed.includes(form));
}
