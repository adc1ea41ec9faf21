/** Remembers answers for a short time; the oldest make room. */
export class BriefCache<V> {
  private readonly entries = new Map<string, { value: V; until: number }>();

  constructor(
    private readonly milliseconds: number,
    private readonly limit: number,
  ) {}

  get(key: string): { value: V } | undefined {
    const entry = this.entries.get(key);
    if (entry && entry.until > performance.now()) return entry;
    this.entries.delete(key);
    return undefined;
  }

  set(key: string, value: V): void {
    this.entries.delete(key);
    if (this.entries.size >= this.limit) this.entries.delete(this.entries.keys().next().value!);
    this.entries.set(key, { value, until: performance.now() + this.milliseconds });
  }
}
