import { DomainError } from '#foundation';

const PER_MINUTE = 20;
const MINUTE_MS = 60_000;
const KEPT = 10_000;

/** So many calls of one network address a minute: enough for a person with a slow camera, too few to wear the desk down. */
export class PageLimit {
  private readonly asked = new Map<string, number[]>();

  constructor(private readonly perMinute = PER_MINUTE) {}

  take(ip: string | undefined, now: Date): void {
    const at = now.getTime();
    const name = ip ?? '';
    const recent = (this.asked.get(name) ?? []).filter((one) => one > at - MINUTE_MS);
    if (recent.length >= this.perMinute)
      throw new DomainError('identity-page.busy', 'refused', { minutes: 1 });
    this.asked.delete(name);
    this.asked.set(name, [...recent, at]);
    if (this.asked.size > KEPT) this.asked.delete(this.asked.keys().next().value!);
  }
}
