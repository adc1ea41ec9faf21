import { Module, type OnModuleInit } from '@nestjs/common';
import { Blobs, JobHandlers, jobs, purgeOutbox } from '#foundation';

/** Jobs of the ground: what no row needs any more goes. */
@Module({})
export class FoundationJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly blobs: Blobs,
  ) {}

  onModuleInit(): void {
    this.handlers.on(jobs.sweepStores, async (ctx) => {
      await this.blobs.sweep(ctx);
      await purgeOutbox(ctx);
    });
  }
}
