import { Module, type OnModuleInit } from '@nestjs/common';
import { Blobs, JobHandlers, Keyring, SettingsService, jobs } from '#foundation';
import { AccountPlatform, ConnectorsModule } from '#connectors';
import { RulesWatch } from '#rulesets';
import {
  destroyDueDocuments,
  openAccepted,
  RemindBreach,
  RemindEnquiries,
  RemindRequest,
  RemindTasks,
  RequestsModule,
  resumeStops,
  settleEnquiry,
  stopMailings,
  sweepEnquiries,
  sweepRequests,
} from '#requests';

/** Jobs of the register of requests. */
@Module({ imports: [RequestsModule, ConnectorsModule], providers: [RulesWatch] })
export class RequestsJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly settings: SettingsService,
    private readonly remindRequest: RemindRequest,
    private readonly remindTasks: RemindTasks,
    private readonly remindBreach: RemindBreach,
    private readonly remindEnquiries: RemindEnquiries,
    private readonly blobs: Blobs,
    private readonly keyring: Keyring,
    private readonly platform: AccountPlatform,
  ) {}

  onModuleInit(): void {
    const closeAfterDays = this.settings.values.REQUEST_CLOSE_DAYS;
    this.handlers.on(jobs.openAccepted, openAccepted);
    this.handlers.on(jobs.stopMailings, (ctx, { requestId }) => stopMailings(ctx, requestId, this.platform));
    this.handlers.on(jobs.remindBreach, (ctx, { breachId }) => this.remindBreach.run(ctx, breachId));
    this.handlers.on(jobs.settleEnquiry, (ctx, { ticketId }) => settleEnquiry(ctx, ticketId));
    this.handlers.on(jobs.destroyDocuments, async (ctx) => {
      await destroyDueDocuments(ctx, { blobs: this.blobs, keyring: this.keyring });
    });
    this.handlers.on(jobs.remindRequest, (ctx, { requestId }) => this.remindRequest.run(ctx, requestId));
    this.handlers.on(jobs.sweepRequests, async (ctx, { afterId }) => {
      await sweepRequests(ctx, afterId, { closeAfterDays });
      // The sweep comes once an hour and goes on in further jobs: the first of them looks at the rest as well.
      if (afterId !== undefined) return;
      await this.remindTasks.run(ctx);
      await resumeStops(ctx);
      await this.remindBreach.sweep(ctx);
      await sweepEnquiries(ctx);
      await this.remindEnquiries.run(ctx);
    });
  }
}
