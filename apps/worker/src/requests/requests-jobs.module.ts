import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, SettingsService, jobs } from '#foundation';
import { RulesWatch } from '#rulesets';
import { openAccepted, RemindRequest, RemindTasks, RequestsModule, sweepRequests } from '#requests';

/** Jobs of the register of requests. */
@Module({ imports: [RequestsModule], providers: [RulesWatch] })
export class RequestsJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly settings: SettingsService,
    private readonly remindRequest: RemindRequest,
    private readonly remindTasks: RemindTasks,
  ) {}

  onModuleInit(): void {
    const closeAfterDays = this.settings.values.REQUEST_CLOSE_DAYS;
    this.handlers.on(jobs.openAccepted, openAccepted);
    this.handlers.on(jobs.remindRequest, (ctx, { requestId }) => this.remindRequest.run(ctx, requestId));
    this.handlers.on(jobs.sweepRequests, async (ctx, { afterId }) => {
      await sweepRequests(ctx, afterId, { closeAfterDays });
      // The sweep comes once an hour and goes on in further jobs: the first of them looks at tasks as well.
      if (afterId === undefined) await this.remindTasks.run(ctx);
    });
  }
}
