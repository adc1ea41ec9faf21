import { isDeepStrictEqual } from 'node:util';

/** One field that the present decoder reads otherwise. */
export interface Change {
  readonly field: string;
  /** Characters of a text, entries of a list, 1 or 0 for anything else that is there or not: tells nothing of the person. */
  readonly before: number;
  readonly after: number;
}

export type Readable = Readonly<Record<string, unknown>>;

/** Compares what is stored with what decoding gives now, field by field. */
export function whatChanged(stored: Readable, decoded: Readable): Change[] {
  return Object.keys(decoded)
    .filter((field) => !isDeepStrictEqual(plain(stored[field]), plain(decoded[field])))
    .map((field) => ({ field, before: sizeOf(stored[field]), after: sizeOf(decoded[field]) }));
}

/** As JSON would store it; a field that is not there and one that is empty say the same. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null;
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.length;
  return value === undefined || value === null || value === false ? 0 : 1;
}
