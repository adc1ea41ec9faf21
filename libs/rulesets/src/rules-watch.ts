import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { Contexts, SettingsService } from '#foundation';
import { forgetRules } from './rules-in-force.js';

/** Another process approved a version: this one forgets what it read. What is missed while away is known in half a minute. */
@Injectable()
export class RulesWatch implements OnModuleInit, OnModuleDestroy {
  private client: pg.Client | undefined;
  private stopped = false;
  private readonly log = new Logger(RulesWatch.name);

  constructor(
    private readonly contexts: Contexts,
    private readonly settings: SettingsService,
  ) {}

  onModuleInit(): void {
    void this.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => {});
  }

  /** LISTEN lives on one connection: when that drops, another takes its place and forgets at once. */
  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: this.settings.values.DATABASE_URL,
      keepAlive: true,
      application_name: 'dpo-desk rules',
    });
    this.client = client;
    client.on('error', () => this.again(client));
    client.on('end', () => this.again(client));
    client.on('notification', () => this.forget());
    try {
      await client.connect();
      await client.query('listen rule_set');
      this.forget();
    } catch {
      this.again(client);
    }
  }

  private again(client: pg.Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = undefined;
    void client.end().catch(() => {});
    setTimeout(() => void this.listen(), 1_000).unref();
  }

  private forget(): void {
    const forgotten = this.contexts.run({ kind: 'system', scope: 'rules' }, async (ctx) => forgetRules(ctx));
    forgotten.catch((error: unknown) => this.log.warn(error));
  }
}
