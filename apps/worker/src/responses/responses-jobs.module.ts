import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, jobs } from '#foundation';
import { AcknowledgeRequest, RecordDeliveryReport, ResponsesModule, assumeDelivered } from '#responses';
import { recordBouncedPassOn } from '#triage';

/** Jobs of letters; sending itself is the outgoing queue's. */
@Module({ imports: [ResponsesModule] })
export class ResponsesJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly acknowledgeRequest: AcknowledgeRequest,
    private readonly recordDeliveryReport: RecordDeliveryReport,
  ) {}

  onModuleInit(): void {
    this.handlers.on(jobs.acknowledgeRequest, (ctx, { requestId }) =>
      this.acknowledgeRequest.run(ctx, requestId),
    );
    this.handlers.on(jobs.recordDeliveryReport, async (ctx, payload) => {
      await this.recordDeliveryReport.run(ctx, payload);
      await recordBouncedPassOn(ctx, payload.messageId);
    });
    this.handlers.on(jobs.assumeDelivered, (ctx, { letterId }) => assumeDelivered(ctx, letterId));
  }
}
