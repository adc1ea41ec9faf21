import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { logger, SettingsService } from '#foundation';

export interface Lead {
  /** Aborted when the leadership is lost: the database session ended. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

const BEAT_MS = 5_000;
const ANSWER_MS = 5_000;

/**
 * One leader a channel among all workers: an advisory lock of PostgreSQL, held by a *session*. A transaction of `Contexts`
 * cannot hold it: it would stay open for days and keep every seal and vacuum back. Hence one connection of its own a
 * process, which runs nothing else; it must reach PostgreSQL itself or a pooler in session mode. The lock goes with the
 * session, so a killed worker frees it at once. It spares double work; that no mail is doubled rests on the identity in
 * the journal alone.
 */
@Injectable()
export class Leadership implements BeforeApplicationShutdown {
  private readonly log = logger('imap');
  private readonly held = new Map<string, AbortController>();
  private session: pg.Client | undefined;
  private connecting: Promise<pg.Client> | undefined;
  private beat: NodeJS.Timeout | undefined;

  constructor(@Inject(SettingsService) private readonly settings: SettingsService) {}

  /** Becomes the leader of `name`, or null while another process (or another call here) leads. */
  async lead(name: string): Promise<Lead | null> {
    if (this.held.has(name)) return null;
    const client = await this.connected();
    const { rows } = await client.query<{ led: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as led',
      [name],
    );
    if (!rows[0].led) return null;
    const lost = new AbortController();
    this.held.set(name, lost);
    if (this.session !== client) this.lose(client);
    return { signal: lost.signal, release: () => this.release(name, client) };
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { session } = this;
    if (!session) return;
    this.lose(session);
    await session.end().catch(() => {});
  }

  private async release(name: string, client: pg.Client): Promise<void> {
    if (this.session !== client || !this.held.delete(name)) return;
    try {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    } catch {
      // A session in doubt is given up: its end frees every lock it had.
      this.lose(client);
      void client.end().catch(() => {});
    }
  }

  private connected(): Promise<pg.Client> {
    if (this.session) return Promise.resolve(this.session);
    this.connecting ??= this.connect().finally(() => (this.connecting = undefined));
    return this.connecting;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.settings.values.DATABASE_URL,
      application_name: 'dpo-desk mailbox leader',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    await client.connect();
    // The server notices a vanished worker within a minute and lets another one lead.
    await client.query(
      'set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3',
    );
    this.session = client;
    this.beat = setInterval(() => void this.check(client), BEAT_MS).unref();
    return client;
  }

  private async check(client: pg.Client): Promise<void> {
    try {
      await client.query('select 1');
    } catch {
      this.lose(client);
      void client.end().catch(() => {});
    }
  }

  private lose(client: pg.Client): void {
    if (this.session !== client) return;
    this.session = undefined;
    clearInterval(this.beat);
    if (this.held.size > 0) this.log.warn({ channels: this.held.size }, 'leadership lost');
    for (const lost of this.held.values()) lost.abort();
    this.held.clear();
  }
}
