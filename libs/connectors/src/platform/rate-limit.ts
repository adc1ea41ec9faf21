/** So many calls a second, as many at once after a pause; who comes too early waits. */
export class RateLimit {
  private free: number;
  private at = performance.now();

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {
    this.free = burst;
  }

  /** Resolves when the call may go; false when that would take longer than `patienceMs`. */
  async pass(patienceMs: number): Promise<boolean> {
    const now = performance.now();
    this.free = Math.min(this.burst, this.free + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    const waitMs = this.free >= 1 ? 0 : ((1 - this.free) / this.perSecond) * 1000;
    if (waitMs > patienceMs) return false;
    this.free--;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    return true;
  }
}
