import { Module, type OnModuleInit } from '@nestjs/common';
import { ConnectorsModule } from '#connectors';
import { JobHandlers, jobs } from '#foundation';
import { ScanMessage } from '#intake';
import { ProcessMessage, TakeByHand, TriageModule } from '#triage';

/** Jobs of intake and triage. */
@Module({
  imports: [TriageModule.withDirectory(ConnectorsModule), ConnectorsModule],
  providers: [ScanMessage],
})
export class IntakeJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly processMessage: ProcessMessage,
    private readonly takeByHand: TakeByHand,
    private readonly scanMessage: ScanMessage,
  ) {}

  onModuleInit(): void {
    this.handlers.on(jobs.processMessage, (ctx, payload) => this.processMessage.run(ctx, payload));
    this.handlers.onTogether(jobs.processMessage, (ctx, messages) =>
      this.processMessage.runTogether(
        ctx,
        messages.map(({ payload, correlationId }) => ({ ...payload, correlationId })),
      ),
    );
    this.handlers.on(jobs.scanMessage, (ctx, payload) => this.scanMessage.run(ctx, payload));
    this.handlers.on(jobs.scanAgain, (ctx) => this.scanMessage.again(ctx));
    this.handlers.on(jobs.processUnusual, (ctx, payload) => this.processMessage.runAlone(ctx, payload));
    for (const job of [jobs.processMessage, jobs.processUnusual])
      this.handlers.onExhausted(job, (ctx, { messageId }, lastError) =>
        this.takeByHand.run(ctx, messageId, lastError),
      );
  }
}
