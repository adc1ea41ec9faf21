import { Injectable } from '@nestjs/common';
import type { OpenedBlob } from '#foundation';

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Mails that this process has just written to the journal, still open: the steps that follow need neither fetch nor open them
 * again. Bounded, the oldest go first; nothing relies on it.
 */
@Injectable()
export class FreshMails {
  private readonly kept = new Map<string, OpenedBlob>();
  private bytes = 0;

  keep(messageId: string, blob: OpenedBlob): void {
    if (blob.bytes.length > MOST_BYTES / 8) return;
    this.kept.set(messageId, blob);
    this.bytes += blob.bytes.length;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= MOST_BYTES) return;
      this.take(oldest);
    }
  }

  /** Hands the mail over and forgets it. */
  take(messageId: string): OpenedBlob | undefined {
    const blob = this.kept.get(messageId);
    if (blob === undefined) return undefined;
    this.kept.delete(messageId);
    this.bytes -= blob.bytes.length;
    return blob;
  }
}
