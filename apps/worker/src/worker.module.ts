import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '#audit';
import { ConnectorsModule } from '#connectors';
import {
  BlobsModule,
  CryptoModule,
  DatabaseModule,
  MailoutModule,
  QueueModule,
  SettingsModule,
  type Settings,
} from '#foundation';
import { RetentionModule } from '#retention';
import { PassOnModule } from '#triage';
import { AuditJobsModule } from './audit/audit-jobs.module.js';
import { AuthorityJobsModule } from './authority/authority-jobs.module.js';
import { FoundationJobsModule } from './foundation/foundation-jobs.module.js';
import { ChannelJobsModule } from './intake/channel-jobs.module.js';
import { IntakeJobsModule } from './intake/intake-jobs.module.js';
import { RequestsJobsModule } from './requests/requests-jobs.module.js';
import { ResponsesJobsModule } from './responses/responses-jobs.module.js';
import { SchedulesModule } from './schedules.js';
import { StaffJobsModule } from './staff/staff-jobs.module.js';

/** The same steps as in the API, without HTTP. */
@Module({})
export class WorkerModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule.forRoot(),
        CryptoModule,
        BlobsModule,
        QueueModule,
        MailoutModule,
        AuditModule,
        ConnectorsModule,
        IntakeJobsModule,
        PassOnModule.withMover(ConnectorsModule),
        ChannelJobsModule,
        RequestsJobsModule,
        AuthorityJobsModule,
        ResponsesJobsModule,
        RetentionModule,
        AuditJobsModule,
        StaffJobsModule,
        FoundationJobsModule,
        SchedulesModule,
      ],
    };
  }
}
