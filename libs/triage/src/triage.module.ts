import { Module } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { ProcessMessage } from './process/process-message.js';
import { TakeByHand } from './process/take-by-hand.js';

/** The port ACCOUNT_DIRECTORY comes from the application that processes messages. */
@Module({
  imports: [IntakeModule],
  providers: [ProcessMessage, TakeByHand],
  exports: [ProcessMessage, TakeByHand],
})
export class TriageModule {}
