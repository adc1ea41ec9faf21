import { createHmac } from 'node:crypto';

const PERIOD = 30;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648: five bits a letter. */
function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/**
 * The application of codes on an officer's phone (RFC 6238), written from the standard and not from the desk's own
 * library. The desk takes the codes of the period before, of now and of the one after, and each of them once.
 */
export class CodeApplication {
  private readonly key: Buffer;
  private last = 0;

  constructor(shown: string) {
    this.key = bytesOf(shown.replace(/\s/g, ''));
  }

  /** The oldest code that the desk still takes: three of them fit into a spec that does not wait. */
  async next(): Promise<string> {
    const now = () => Date.now() / 1000 / PERIOD;
    // Shortly before a period ends its oldest code is about to expire: rather the next one.
    const oldest = Math.floor(now() - 0.7);
    this.last = Math.max(this.last + 1, oldest);
    while (this.last > now() + 1) await new Promise((wake) => setTimeout(wake, 500));
    return this.code(this.last);
  }

  /** A code that is none of those the desk could take now. */
  wrong(): string {
    const near = [-2, -1, 0, 1, 2, 3].map((ahead) =>
      this.code(Math.floor(Date.now() / 1000 / PERIOD) + ahead),
    );
    return ['000000', '111111', '222222', '333333', '444444', '555555', '666666'].find(
      (one) => !near.includes(one),
    )!;
  }

  private code(period: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(period));
    const mac = createHmac('sha1', this.key).update(counter).digest();
    const offset = mac[mac.length - 1] & 15;
    return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}
