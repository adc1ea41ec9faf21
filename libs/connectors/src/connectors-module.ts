import { Module } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { AcceptDelivery } from './smtp/accept-delivery.js';
import { SmtpListener } from './smtp/listener.js';

/** The adapters to the world outside. Nothing is opened before `start()` is called. */
@Module({
  imports: [IntakeModule],
  providers: [AcceptDelivery, SmtpListener],
  exports: [SmtpListener],
})
export class ConnectorsModule {}
