import { Module, type DynamicModule, type OnModuleInit, type Type } from '@nestjs/common';
import { Blobs, JobHandlers, jobs, Mailout } from '#foundation';
import { IntakeModule } from '#intake';
import { PASS_ON_MAIL, PassOnMail } from './pass-on-mail.js';
import { sweepPassedOn } from './sweep-passed-on.js';

/** The jobs of what is passed on. `withMover` takes the module that provides the port MAIL_MOVER. */
@Module({})
export class PassOnModule implements OnModuleInit {
  static withMover(provider: Type): DynamicModule {
    return {
      module: PassOnModule,
      imports: [IntakeModule, provider],
      providers: [PassOnMail],
      exports: [PassOnMail],
    };
  }

  constructor(
    private readonly handlers: JobHandlers,
    private readonly mailout: Mailout,
    private readonly blobs: Blobs,
    private readonly passOnMail: PassOnMail,
  ) {}

  onModuleInit(): void {
    const { passOnMail } = this;
    this.mailout.onOutcome(PASS_ON_MAIL, (ctx, outcome) => passOnMail.settle(ctx, outcome));
    this.mailout.completeWith(PASS_ON_MAIL, (ctx, id, head) => passOnMail.complete(ctx, id, head));
    this.handlers.on(jobs.passOnMail, (ctx, { messageId }) => passOnMail.run(ctx, messageId));
    this.handlers.onExhausted(jobs.passOnMail, (ctx, { messageId }, error) =>
      passOnMail.giveUp(ctx, messageId, error),
    );
    this.handlers.on(jobs.sweepPassedOn, (ctx) => sweepPassedOn(ctx, this.blobs));
  }
}
