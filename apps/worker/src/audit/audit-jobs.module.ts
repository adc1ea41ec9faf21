import { Module, type OnModuleInit } from '@nestjs/common';
import { SealJournals } from '#audit';
import { JobHandlers, jobs } from '#foundation';

/** Jobs of the journals. */
@Module({})
export class AuditJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly seal: SealJournals,
  ) {}

  onModuleInit(): void {
    this.handlers.on(jobs.sealAudit, async (ctx) => {
      await this.seal.run(ctx);
    });
  }
}
