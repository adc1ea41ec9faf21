import { DomainError } from '#foundation';

const PER_MINUTE = 30;
const MINUTE_MS = 60_000;

/** So many look-ups an officer a minute: enough for any mail, too few to read the directory through. */
export class LookUpLimit {
  private readonly asked = new Map<string, number[]>();

  constructor(private readonly perMinute = PER_MINUTE) {}

  /** Refuses the look-up that is one too many. Nobody waits: who works on mails never gets there. */
  take(officerId: string, now: Date): void {
    const at = now.getTime();
    const recent = (this.asked.get(officerId) ?? []).filter((one) => one > at - MINUTE_MS);
    if (recent.length >= this.perMinute)
      throw new DomainError('account.too-many-lookups', 'refused', { perMinute: this.perMinute });
    this.asked.set(officerId, [...recent, at]);
  }
}
