import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Contexts, listenTo, SettingsService, type Listening } from '#foundation';
import { forgetRules } from './rules-in-force.js';

/** Another process approved a version: this one forgets what it read. What is missed while away is known in half a minute. */
@Injectable()
export class RulesWatch implements OnModuleInit, OnModuleDestroy {
  private listening: Listening | undefined;
  private readonly log = new Logger(RulesWatch.name);

  constructor(
    private readonly contexts: Contexts,
    private readonly settings: SettingsService,
  ) {}

  onModuleInit(): void {
    this.listening = listenTo(this.settings.values.DATABASE_URL, 'rule_set', () => this.forget());
  }

  async onModuleDestroy(): Promise<void> {
    await this.listening?.stop();
  }

  private forget(): void {
    const forgotten = this.contexts.run({ kind: 'system', scope: 'rules' }, async (ctx) => forgetRules(ctx));
    forgotten.catch((error: unknown) => this.log.warn(error));
  }
}
