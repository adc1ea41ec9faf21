import pg from 'pg';
import type { Contexts } from '../context/contexts.js';
import { withoutCorrelationId } from '../context/correlation.js';
import { logger } from '../logging/logger.js';
import { outboxOpen } from '../metrics/metrics.js';

const log = logger('relay');

export interface OutboxRow {
  id: string;
  job: string;
  attempts: number;
  correlation_id: string | null;
}

interface RelayOptions {
  contexts: Contexts;
  databaseUrl: string;
  /** Puts rows into the queue; asking twice for the same row and attempt must be harmless. */
  add: (rows: OutboxRow[]) => Promise<void>;
  leaseMs?: number;
  batch?: number;
  /** Looks at least this often, whatever the bell says. */
  lookMs?: number;
}

const SYSTEM = { kind: 'system', scope: 'relay' } as const;
const KEEP_CLOSED = '7 days';
const TOGETHER_MS = 100;

// A claimed row comes back by itself: its next look is the end of its lease.
const CLAIM = `
  with due as (
    select id from outbox where closed_at is null and failed_at is null and run_at <= now()
    order by run_at limit $1 for update skip locked
  )
  update outbox o set lease_until = now() + $2 * interval '1 millisecond', run_at = now() + $2 * interval '1 millisecond'
  from due where o.id = due.id
  returning o.id, o.job, o.attempts, o.correlation_id`;

const NEXT = `
  select extract(epoch from min(run_at) - clock_timestamp()) * 1000 as wait_ms
  from outbox where closed_at is null and failed_at is null`;

/** Carries due outbox rows to the queue. Any number of relays may run: each row is claimed by one. */
export class Relay {
  private running = false;
  private busy: Promise<void> | undefined;
  private again = false;
  private lookedAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private upkeep: NodeJS.Timeout | undefined;
  private listener: pg.Client | undefined;
  private detach: (() => void) | undefined;

  constructor(private readonly options: RelayOptions) {}

  async start(): Promise<void> {
    this.running = true;
    this.detach = this.options.contexts.bell.attach(() => this.poke());
    await this.listen();
    this.upkeep = setInterval(() => void this.keepUp(), 15_000);
    this.poke();
  }

  async stop(): Promise<void> {
    this.running = false;
    this.detach?.();
    clearTimeout(this.timer);
    clearInterval(this.upkeep);
    await this.busy;
    await this.listener?.end().catch(() => {});
  }

  /** Looks now; calls that come while it looks are answered by one more look. */
  poke(): void {
    if (!this.running) return;
    this.again = true;
    this.busy ??= withoutCorrelationId(() => this.look()).finally(() => (this.busy = undefined));
  }

  private async look(): Promise<void> {
    let wait = this.lookMs;
    while (this.again && this.running) {
      // The first row after a quiet time goes at once; under load, the commits of a moment go together.
      const pause = Math.max(2, this.lookedAt + TOGETHER_MS - Date.now());
      await new Promise((resolve) => setTimeout(resolve, pause));
      this.again = false;
      try {
        wait = await this.relayDue();
      } catch (error) {
        log.warn({ err: error }, 'the outbox could not be relayed');
        wait = 1_000;
      }
      this.lookedAt = Date.now();
    }
    this.plan(wait);
  }

  private get lookMs(): number {
    return this.options.lookMs ?? 5_000;
  }

  /** Relays what is due and returns the milliseconds until the next row is. */
  private async relayDue(): Promise<number> {
    const { contexts, add, batch = 500, leaseMs = 60_000 } = this.options;
    for (;;) {
      const { rows, waitMs } = await contexts.run(
        SYSTEM,
        async (ctx) => {
          const claimed = await ctx.query<OutboxRow>(CLAIM, [batch, leaseMs]);
          const [next] = await ctx.query<{ wait_ms: string | null }>(NEXT);
          return { rows: claimed, waitMs: next?.wait_ms };
        },
        { relaxedDurability: true },
      );
      if (rows.length > 0) await add(rows);
      if (rows.length < batch) return Math.min(this.lookMs, Math.max(250, Number(waitMs ?? this.lookMs)));
    }
  }

  private plan(waitMs: number): void {
    clearTimeout(this.timer);
    if (this.running) this.timer = setTimeout(() => this.poke(), waitMs);
  }

  /** LISTEN lives on one connection: when that drops, another takes its place and looks at once. */
  private async listen(): Promise<void> {
    if (!this.running) return;
    const client = new pg.Client({
      connectionString: this.options.databaseUrl,
      keepAlive: true,
      application_name: 'dpo-desk relay',
    });
    client.on('error', () => this.relisten(client));
    client.on('end', () => this.relisten(client));
    client.on('notification', () => this.poke());
    try {
      this.listener = client;
      await client.connect();
      await client.query('listen outbox');
      this.poke();
    } catch {
      this.relisten(client);
    }
  }

  private relisten(client: pg.Client): void {
    if (!this.running || this.listener !== client) return;
    this.listener = undefined;
    void client.end().catch(() => {});
    setTimeout(() => void this.listen(), 500);
  }

  /** Counts what is open, and forgets what was done long ago. */
  private async keepUp(): Promise<void> {
    try {
      await this.options.contexts.run(SYSTEM, async (ctx) => {
        const [open] = await ctx.query<{ n: number }>(
          'select count(*)::int as n from outbox where closed_at is null and failed_at is null',
        );
        outboxOpen.set(open.n);
        await ctx.query(
          `delete from outbox where id in (select id from outbox where closed_at < now() - interval '${KEEP_CLOSED}' limit 5000)`,
        );
      });
    } catch (error) {
      log.warn({ err: error }, 'the outbox could not be tidied');
    }
  }
}
