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
import { AccountsModule } from './accounts/accounts.module.js';
import { AuthorityFilesModule } from './authority/authority-files.module.js';
import { BreachesModule } from './breaches/breaches.module.js';
import { EnquiriesModule } from './enquiries/enquiries.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { SavedFiltersModule } from './filters/saved-filters.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { HomeModule } from './home/home.module.js';
import { LettersModule } from './letters/letters.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { PassOnModule } from './pass-on/pass-on.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { SearchModule } from './search/search.module.js';
import { TriageEdgeModule } from './triage/triage.module.js';
import { TicketsModule } from './tickets/tickets.module.js';

/** The edge of each part of the desk: one line a module. */
const edges = [
  HealthModule,
  SessionModule,
  OfficersModule,
  HomeModule,
  TicketsModule,
  TriageEdgeModule,
  MessagesModule,
  PassOnModule,
  RequestsModule,
  IdentityModule,
  LettersModule,
  AuthorityFilesModule,
  BreachesModule,
  EnquiriesModule,
  AccountsModule,
  SearchModule,
  SavedFiltersModule,
  ChannelsModule,
  AuditEventsModule,
  RuleSetsModule,
  RetentionModule,
];

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
