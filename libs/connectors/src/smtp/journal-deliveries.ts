import { Inject, Injectable } from '@nestjs/common';
import { Contexts, type Actor } from '#foundation';
import { StoreMail, type MailToStore } from '#intake';

interface Waiting {
  readonly mail: MailToStore;
  readonly tell: (known: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/** Who acts for a client that delivers. */
export const LISTENER: Actor = { kind: 'system', scope: 'smtp.listener' };
const STATEMENT_MS = 30_000;
const MOST_TOGETHER = 16;
/** A larger mail takes so long to write that nobody should wait for it. */
const SMALL_BYTES = 512 * 1024;

/**
 * Writes deliveries to the journal. Those that arrive while one is being committed wait for the next COMMIT and share it; each is
 * answered only after that. Where they cannot go together, each goes alone: one bad mail puts off no other.
 */
@Injectable()
export class JournalDeliveries {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(
    @Inject(Contexts) private readonly contexts: Contexts,
    @Inject(StoreMail) private readonly storeMail: StoreMail,
  ) {}

  /** Returns after COMMIT whether the journal held the mail already. */
  run(mail: MailToStore): Promise<boolean> {
    if (mail.raw.length > SMALL_BYTES) return this.alone(mail);
    return new Promise((tell, fail) => {
      this.waiting.push({ mail, tell, fail });
      void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) await this.write(this.waiting.splice(0, MOST_TOGETHER));
    this.writing = false;
  }

  /** Never rejects: who waits is told. */
  private async write(deliveries: readonly Waiting[]): Promise<void> {
    if (deliveries.length > 1) {
      const known = await this.together(deliveries).catch(() => null);
      if (known) return deliveries.forEach(({ tell }, i) => tell(known[i]));
    }
    await Promise.all(deliveries.map(({ mail, tell, fail }) => this.alone(mail).then(tell, fail)));
  }

  private together(deliveries: readonly Waiting[]): Promise<boolean[]> {
    const mails = deliveries.map(({ mail }) => mail);
    return this.contexts.run(LISTENER, (ctx) => this.storeMail.runAllLast(ctx, mails), {
      statementTimeoutMs: STATEMENT_MS,
    });
  }

  private alone(mail: MailToStore): Promise<boolean> {
    return this.contexts.run(LISTENER, (ctx) => this.storeMail.runLast(ctx, mail), {
      now: mail.receivedAt,
      statementTimeoutMs: STATEMENT_MS,
    });
  }
}
