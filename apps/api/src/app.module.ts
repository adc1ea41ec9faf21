import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '#audit';
import { FoundationModule, type Settings } from '#foundation';
import { ruleSetEntities } from '#rulesets';
import { staffEntities, StaffModule } from '#staff';
import { AuditEventsModule } from './audit/audit-events.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http-module.js';
import { RuleSetsModule } from './rulesets/rule-sets.module.js';
import { SessionModule } from './session/session.module.js';
import { OfficersModule } from './staff/officers.module.js';

/** The edge of each part of the desk: one line a module. */
const edges = [HealthModule, SessionModule, OfficersModule, AuditEventsModule, RuleSetsModule];

/** Tables that a step reads through TypeORM's repositories. */
const entities = [...staffEntities, ...ruleSetEntities];

@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        FoundationModule.forRoot({ settings, entities }),
        AuditModule,
        StaffModule,
        HttpModule,
        ...edges,
      ],
    };
  }
}
