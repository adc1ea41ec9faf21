import { Module, type OnModuleInit } from '@nestjs/common';
import { pruneReads, sealJournals } from '#audit';
import { JobHandlers, SettingsService, jobs } from '#foundation';

/** Jobs of the journals. */
@Module({})
export class AuditJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly settings: SettingsService,
  ) {}

  onModuleInit(): void {
    this.handlers.on(jobs.sealAudit, async (ctx) => {
      await sealJournals(ctx);
    });
    this.handlers.on(jobs.pruneAudit, async (ctx) => {
      await pruneReads(ctx, this.settings.values.AUDIT_READ_MONTHS);
    });
  }
}
