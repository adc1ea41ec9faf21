import type { BreachRecord } from '#requests';

const columns = [
  'reference',
  'ticketReference',
  'state',
  'kind',
  'natures',
  'what',
  'dataCategories',
  'peopleCategories',
  'peopleCount',
  'recordsCount',
  'happenedFrom',
  'happenedUntil',
  'knownAt',
  'knownHow',
  'consequences',
  'measures',
  'safeAt',
  'lastAt',
  'notifyDecision',
  'notifyReasons',
  'notifiedAt',
  'cnilReference',
  'lateReasons',
  'moreToFollow',
  'tellDecision',
  'tellReasons',
  'toldAt',
  'toldCount',
  'closedAt',
] as const satisfies readonly (keyof BreachRecord)[];

const entryOf = (breach: BreachRecord): Record<string, unknown> =>
  Object.fromEntries(columns.map((name) => [name, breach[name]]));

/** The register as a file that an inspector can open. */
export function registerFile(breaches: readonly BreachRecord[], format: 'json' | 'csv'): string {
  if (format === 'json') return `${JSON.stringify(breaches.map(entryOf), null, 2)}\n`;
  const lines = breaches.map((breach) => columns.map((name) => cell(breach[name])).join(','));
  return `\ufeff${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** One cell; what a spreadsheet would take for a formula is a text. */
function cell(value: unknown): string {
  const text =
    value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.join(' ') : plain(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
