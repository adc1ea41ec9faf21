import type { DataSource } from 'typeorm';

/**
 * Tells the relay that the outbox has something new. Rung after COMMIT and never inside the transaction:
 * NOTIFY inside would make every commit of the desk wait for the one before it. A lost ring costs nothing but
 * time, the relay looks by itself as well.
 */
export class OutboxBell {
  private readonly local = new Set<() => void>();
  private pending: NodeJS.Timeout | undefined;

  constructor(private readonly source: DataSource) {}

  /** A relay in this process listens here and needs no round trip through the database. */
  attach(listener: () => void): () => void {
    this.local.add(listener);
    return () => this.local.delete(listener);
  }

  ring(): void {
    if (this.local.size > 0) {
      for (const listener of this.local) listener();
      return;
    }
    this.pending ??= setTimeout(() => void this.notify(), 3);
  }

  private async notify(): Promise<void> {
    this.pending = undefined;
    // Nobody waits for it and the relay's own look comes soon, so a failure is of no consequence.
    if (this.source.isInitialized) await this.source.query(`select pg_notify('outbox', '')`).catch(() => {});
  }
}
