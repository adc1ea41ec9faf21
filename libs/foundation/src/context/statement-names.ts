import { createHash } from 'node:crypto';

/**
 * Gives a repeated SQL text a prepared-statement name, so that the server parses and plans it once a
 * connection. Bounded: texts beyond the limit, and texts seen only a few times, stay unprepared.
 */
export class StatementNames {
  private readonly seen = new Map<string, number>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly threshold = 5,
    private readonly limit = 200,
  ) {}

  of(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (known !== undefined) return known;
    if (this.names.size >= this.limit || sql.length > 4000) return undefined;
    const count = (this.seen.get(sql) ?? 0) + 1;
    if (count < this.threshold) {
      if (this.seen.size > 2000) this.seen.clear();
      this.seen.set(sql, count);
      return undefined;
    }
    this.seen.delete(sql);
    const name = 's' + createHash('sha256').update(sql).digest('base64url').slice(0, 20);
    this.names.set(sql, name);
    return name;
  }
}
