import { Module, type OnModuleInit } from '@nestjs/common';
import { pruneReads, sealJournals } from '#audit';
import { auditMonths } from '#domain';
import { JobHandlers, jobs } from '#foundation';
import { retentionInForce } from '#rulesets';

/** Jobs of the journals. */
@Module({})
export class AuditJobsModule implements OnModuleInit {
  constructor(private readonly handlers: JobHandlers) {}

  onModuleInit(): void {
    this.handlers.on(jobs.sealAudit, async (ctx) => {
      await sealJournals(ctx);
    });
    this.handlers.on(jobs.pruneAudit, async (ctx) => {
      await pruneReads(ctx, auditMonths(await retentionInForce(ctx)));
    });
  }
}
