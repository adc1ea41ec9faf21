import { Injectable } from '@nestjs/common';
import type { OpenedBlob } from '#foundation';

const MOST_BYTES = 16 * 1024 * 1024;
/** The steps of a mail that was not taken by then are somebody else's. */
const FRESH_MS = 60_000;

interface Kept {
  readonly blob: OpenedBlob;
  readonly until: number;
}

/**
 * Mails that this process has just written to the journal, still open: the steps that follow need neither fetch nor open them
 * again. Bounded; nothing relies on it. The oldest are worked on next, so a full store takes no more rather than dropping them.
 */
@Injectable()
export class FreshMails {
  private readonly kept = new Map<string, Kept>();
  private bytes = 0;

  keep(messageId: string, blob: OpenedBlob): void {
    const now = performance.now();
    for (const [oldest, { until }] of this.kept) {
      if (until > now) break;
      this.take(oldest);
    }
    const size = heldBy(blob);
    if (size > MOST_BYTES / 8 || this.bytes + size > MOST_BYTES) return;
    this.kept.set(messageId, { blob, until: now + FRESH_MS });
    this.bytes += size;
  }

  /** Hands the mail over and forgets it. */
  take(messageId: string): OpenedBlob | undefined {
    const found = this.kept.get(messageId);
    if (found === undefined) return undefined;
    this.kept.delete(messageId);
    this.bytes -= heldBy(found.blob);
    return found.blob;
  }
}

/** Bytes read piece by piece stand in a larger buffer, and all of it is held. */
const heldBy = ({ bytes }: OpenedBlob): number => bytes.buffer.byteLength;
