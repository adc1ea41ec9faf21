import { Global, Module } from '@nestjs/common';
import { SettingsService } from '../config/settings-service.js';
import { Contexts } from '../context/contexts.js';
import { Keyring } from '../crypto/keyring.js';
import { jobs } from '../queue/catalogue.js';
import { JobHandlers } from '../queue/job-handlers.js';
import { Mailout } from './mailout.js';
import { SmtpTransport } from './transport.js';

/** Registers the job that sends by itself; needs QueueModule beside it. */
@Global()
@Module({
  providers: [
    {
      provide: Mailout,
      inject: [SettingsService, Keyring, JobHandlers, Contexts],
      useFactory: (
        { values }: SettingsService,
        keyring: Keyring,
        handlers: JobHandlers,
        contexts: Contexts,
      ) => register(new Mailout(values, keyring, new SmtpTransport(values.SMTP_OUT_URL), contexts), handlers),
    },
  ],
  exports: [Mailout],
})
export class MailoutModule {}

function register(mailout: Mailout, handlers: JobHandlers): Mailout {
  handlers.on(jobs.dispatchMail, (ctx, { outgoingMailId }) => mailout.dispatchMail(ctx, outgoingMailId));
  handlers.onExhausted(jobs.dispatchMail, (ctx, { outgoingMailId }, error) =>
    mailout.giveUp(ctx, outgoingMailId, error),
  );
  return mailout;
}
