import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Contexts } from '#foundation';
import { ensureRuleSets, RulesWatch } from '#rulesets';
import { RuleSetsController } from './rule-sets.controller.js';

/** A new desk starts with the rule sets it was delivered with. */
@Injectable()
class DeliveredRuleSets implements OnModuleInit {
  constructor(private readonly contexts: Contexts) {}

  async onModuleInit(): Promise<void> {
    await this.contexts.run({ kind: 'system', scope: 'delivery' }, ensureRuleSets);
  }
}

@Module({ controllers: [RuleSetsController], providers: [DeliveredRuleSets, RulesWatch] })
export class RuleSetsModule {}
