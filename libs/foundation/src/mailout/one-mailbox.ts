/**
 * The mailbox behind an address, for counting and for nothing else: what stands behind a `+` is an alias, or else a cap could be
 * walked round with it; Gmail reads no dots and goes by two names. Mail always leaves for the address as it is written.
 */
export function oneMailbox(address: string): string {
  const plain = address.toLowerCase().replace(/[+][^@]*@/, '@');
  return /@(gmail|googlemail)\.com$/.test(plain)
    ? `${plain.replace(/@[^@]*$/, '').replaceAll('.', '')}@gmail.com`
    : plain;
}

/** The same of a lower-case column, in SQL. */
export function oneMailboxSql(column: string): string {
  const plain = `regexp_replace(${column}, '[+][^@]*@', '@')`;
  return `case when ${plain} ~ '@(gmail|googlemail)[.]com$'
    then replace(regexp_replace(${plain}, '@[^@]*$', ''), '.', '') || '@gmail.com' else ${plain} end`;
}
