import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Keyring } from '#foundation';

const TOKEN = /^(dpo-[0-9a-z]{4}-[0-9a-z]{4})\.([0-9a-f]{16})\.([0-9a-f]{24})@/i;
const PLUS = /^[^+@]+\+(dpo-[0-9a-z]{4}-[0-9a-z]{4})\.([0-9a-f]{24})@/i;
const PURPOSE = 'thread-token';

/** Whether an id has the form of ours; only `ThreadTokens` tells whether it is. */
export const looksIssuedHere = (messageId: string): boolean => TOKEN.test(messageId);

/**
 * References that only this desk can issue: a Message-ID and a reply address that carry the ticket's reference under an
 * HMAC. What comes back with one of them speaks of that ticket; who says it must still be the same correspondent.
 */
export class ThreadTokens {
  constructor(
    private readonly keyring: Keyring,
    private readonly mailDomain: string,
    private readonly from: string,
  ) {}

  /** A new Message-ID of ours (without angle brackets) for a letter of this ticket. */
  messageId(ticketReference: string): string {
    const head = `${ticketReference.toLowerCase()}.${randomBytes(8).toString('hex')}`;
    return `${head}.${this.sign(head)}@${this.mailDomain}`;
  }

  /** `contact+dpo-7k3f-9qxm.3fa1…@mailo.com`. */
  replyAddress(ticketReference: string): string {
    const [local, domain] = this.from.split('@') as [string, string];
    const head = ticketReference.toLowerCase();
    return `${local}+${head}.${this.sign(head)}@${domain}`;
  }

  /** The ticket reference of the first genuine token among message ids and recipient addresses; null when there is none. */
  ticketReferenceIn(messageIds: readonly string[], addresses: readonly string[] = []): string | null {
    for (const messageId of messageIds) {
      const [, reference, salt, mac] = TOKEN.exec(messageId) ?? [];
      if (reference && this.signed(`${reference.toLowerCase()}.${salt}`, mac)) return reference.toUpperCase();
    }
    for (const address of addresses) {
      const [, reference, mac] = PLUS.exec(address) ?? [];
      if (reference && this.signed(reference.toLowerCase(), mac)) return reference.toUpperCase();
    }
    return null;
  }

  private signed(head: string, mac: string): boolean {
    return timingSafeEqual(Buffer.from(this.sign(head)), Buffer.from(mac.toLowerCase()));
  }

  private sign(head: string): string {
    return this.keyring.hmac(PURPOSE, head).toString('hex').slice(0, 24);
  }
}
