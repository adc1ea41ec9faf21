import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, jobs } from '#foundation';
import { sweepSessions } from '#staff';

/** Jobs of the staff's sessions. */
@Module({})
export class StaffJobsModule implements OnModuleInit {
  constructor(private readonly handlers: JobHandlers) {}

  onModuleInit(): void {
    this.handlers.on(jobs.sweepSessions, async (ctx) => {
      await sweepSessions(ctx);
    });
  }
}
