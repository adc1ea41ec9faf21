const BREAKS = 3;

/**
 * Mails at which the connection broke. It may have been the network: each is asked for again, alone and after all the others, so
 * that a mail which ends the connection whenever it is asked for keeps no other one waiting. After three times it is left in peace
 * for a while.
 */
export class Suspects {
  private readonly breaks = new Map<number, { count: number; at: number }>();

  constructor(private readonly restMs: number) {}

  has(uid: number): boolean {
    return this.breaks.has(uid);
  }

  broke(uid: number): void {
    const count = (this.breaks.get(uid)?.count ?? 0) + 1;
    this.breaks.set(uid, { count, at: performance.now() });
  }

  cleared(uid: number): void {
    this.breaks.delete(uid);
  }

  /** To be left alone for now. */
  rests(uid: number): boolean {
    const one = this.breaks.get(uid);
    return one !== undefined && one.count >= BREAKS && performance.now() - one.at < this.restMs;
  }
}
