import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, SettingsService, jobs } from '#foundation';
import { remindRequest, sweepRequests } from '#requests';

/** Jobs of the register of requests. */
@Module({})
export class RequestsJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly settings: SettingsService,
  ) {}

  onModuleInit(): void {
    const closeAfterDays = this.settings.values.REQUEST_CLOSE_DAYS;
    this.handlers.on(jobs.remindRequest, (ctx, { requestId }) => remindRequest(ctx, requestId));
    this.handlers.on(jobs.sweepRequests, (ctx, { afterId }) =>
      sweepRequests(ctx, afterId, { closeAfterDays }),
    );
  }
}
