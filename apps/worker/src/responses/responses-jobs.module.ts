import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, jobs } from '#foundation';
import { AcknowledgeRequest, ResponsesModule, assumeDelivered, recordDeliveryReport } from '#responses';

/** Jobs of letters; sending itself is the outgoing queue's. */
@Module({ imports: [ResponsesModule] })
export class ResponsesJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly acknowledgeRequest: AcknowledgeRequest,
  ) {}

  onModuleInit(): void {
    this.handlers.on(jobs.acknowledgeRequest, (ctx, { requestId }) =>
      this.acknowledgeRequest.run(ctx, requestId),
    );
    this.handlers.on(jobs.recordDeliveryReport, recordDeliveryReport);
    this.handlers.on(jobs.assumeDelivered, (ctx, { letterId }) => assumeDelivered(ctx, letterId));
  }
}
