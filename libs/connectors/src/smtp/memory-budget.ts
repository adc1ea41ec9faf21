/** Memory that all deliveries together may hold: fifty clients with large mails must not end the worker. */
export class MemoryBudget {
  private used = 0;

  constructor(private readonly limit: number) {}

  /** Takes `bytes` more; false when there is no room. */
  take(bytes: number): boolean {
    if (this.used + bytes > this.limit) return false;
    this.used += bytes;
    return true;
  }

  give(bytes: number): void {
    this.used -= bytes;
  }
}
