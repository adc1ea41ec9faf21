import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { letGo } from '#foundation';
import type { MemoryBudget } from './memory-budget.js';
import { SmtpRefusal } from './smtp-refusal.js';

export interface ReceivedData {
  readonly raw: Buffer;
  /** SHA-256 of `raw`, hexadecimal: the identity of the mail. */
  readonly sha256: string;
  /** End of data: the receipt instant. */
  readonly receivedAt: Date;
}
export interface DataLimits {
  readonly maxBytes: number;
  /** SIZE as the client declared it, 0 when it did not. */
  readonly declaredBytes: number;
  readonly budget: MemoryBudget;
}

/** Room for what follows the first piece; most mails come in one and need no second buffer. */
const SPARE = 1024;

/**
 * Reads the data of one mail into one buffer. The buffer grows by doubling, so that a client which sends a byte at a
 * time costs no more memory than the bytes themselves. The memory is taken from the budget until `act` is done.
 */
export async function withData<T>(
  stream: Readable,
  limits: DataLimits,
  act: (data: ReceivedData) => Promise<T>,
): Promise<T> {
  const space = new GrowingBuffer(limits);
  try {
    await drain(stream, space);
    const receivedAt = new Date();
    if (space.refusal) throw space.refusal;
    const raw = space.bytes();
    return await act({ raw, sha256: createHash('sha256').update(raw).digest('hex'), receivedAt });
  } finally {
    space.release();
  }
}

/** Reads to the end even when the mail is refused: the answer follows the end of data. */
function drain(stream: Readable, space: GrowingBuffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => space.add(chunk));
    stream.once('end', resolve);
    stream.once('error', reject);
    stream.once('close', () => reject(new Error('the client left before the end of data')));
  });
}

class GrowingBuffer {
  refusal: SmtpRefusal | undefined;
  private buffer: Buffer = Buffer.alloc(0);
  private size = 0;

  constructor(private readonly limits: DataLimits) {
    const { declaredBytes, maxBytes } = limits;
    if (declaredBytes > 0) this.grow(Math.min(declaredBytes + SPARE, maxBytes));
  }

  add(chunk: Buffer): void {
    if (this.refusal) return;
    const size = this.size + chunk.length;
    if (size > this.limits.maxBytes) return this.refuse(tooBig(this.limits.maxBytes));
    if (size > this.buffer.length)
      this.grow(Math.min(Math.max(size + SPARE, this.buffer.length * 2), this.limits.maxBytes));
    if (this.refusal) return;
    chunk.copy(this.buffer, this.size);
    this.size = size;
  }

  bytes(): Buffer {
    return this.buffer.subarray(0, this.size);
  }

  release(): void {
    this.limits.budget.give(this.buffer.length);
    this.buffer = Buffer.alloc(0);
  }

  private grow(capacity: number): void {
    if (!this.limits.budget.take(capacity - this.buffer.length)) {
      return this.refuse(new SmtpRefusal(452, 'Too much mail at once, please try again later'));
    }
    const larger = Buffer.allocUnsafeSlow(capacity);
    this.buffer.copy(larger, 0, 0, this.size);
    letGo(this.buffer);
    this.buffer = larger;
  }

  private refuse(refusal: SmtpRefusal): void {
    this.release();
    this.refusal = refusal;
  }
}

const tooBig = (maxBytes: number): SmtpRefusal =>
  new SmtpRefusal(552, `Message exceeds the maximum size of ${maxBytes} bytes`);
