import { DomainError } from '../errors/domain-error.js';

/** One page of a list; `next` is the cursor of the following page, null on the last one. */
export interface KeysetPage<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** A sort that a list offers: its column (never from the caller) and the type of its values. */
export interface KeysetSort {
  readonly column: string;
  readonly type: 'timestamptz' | 'date' | 'text';
}

/** Collects the parameters and conditions of a composed query. */
export class Conditions {
  readonly params: unknown[] = [];
  private readonly clauses: string[] = [];

  /** `add((p) => \`state = any(${p(states)})\`)`. */
  add(clause: (param: (value: unknown) => string) => string): this {
    this.clauses.push(clause((value) => `$${this.params.push(value)}`));
    return this;
  }

  param(value: unknown): string {
    return `$${this.params.push(value)}`;
  }

  get where(): string {
    return this.clauses.length > 0 ? `where ${this.clauses.join(' and ')}` : '';
  }
}

/** Continues after the cursor in the order of `sort` and id; no OFFSET, so that page 400 costs what page 1 costs. */
export function continueAfter(
  conditions: Conditions,
  alias: string,
  sort: KeysetSort,
  order: 'asc' | 'desc',
  cursor: string | undefined,
): void {
  if (cursor === undefined) return;
  const [value, id] = decodeCursor(cursor);
  const direction = order === 'asc' ? '>' : '<';
  conditions.add(
    (p) => `(${alias}.${sort.column}, ${alias}.id) ${direction} (${p(value)}::${sort.type}, ${p(id)}::uuid)`,
  );
}

/** Cuts `limit + 1` rows to a page. `keyOf` gives the sort value (as text) and the id of a row. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => [string, string]): KeysetPage<T> {
  if (rows.length <= limit) return { items: rows, next: null };
  const items = rows.slice(0, limit);
  return { items, next: encodeCursor(keyOf(items.at(-1)!)) };
}

export const encodeCursor = (key: [string, string]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

export function decodeCursor(cursor: string): [string, string] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === 'string')) {
      return key as [string, string];
    }
  } catch {
    // falls through: not one of ours
  }
  throw new DomainError('list.bad-cursor', 'invalid');
}
