type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** PostgreSQL's jsonb takes neither NUL nor half a surrogate pair: both become U+FFFD before anything is hashed. */

const cleanText = (text: string): string => text.toWellFormed().replace(/\u0000/g, '\uFFFD');

/** The value as the journal keeps it: plain JSON that survives a round trip through jsonb unchanged. */
export function plainJson(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('the journal takes finite numbers only');
    return Object.is(value, -0) ? 0 : value;
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value === 'object' && !ArrayBuffer.isView(value)) return plainObject(value);
  throw new TypeError('the journal takes plain values only');
}

/** An object as the journal keeps it; fields that are undefined are left out. */
export function plainObject(value: object): { [key: string]: Plain } {
  const kept = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(kept.map(([key, field]) => [cleanText(key), plainJson(field)]));
}

/** Canonical JSON after RFC 8785: keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += (text === '' ? '' : ',') + canonicalJson(item);
    return `[${text}]`;
  }
  const fields = value as Record<string, unknown>;
  for (const key of Object.keys(fields).sort())
    if (fields[key] !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(fields[key])}`;
  return `{${text}}`;
}
