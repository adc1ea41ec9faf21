import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { ProcessMessage } from './process/process-message.js';
import { TakeByHand } from './process/take-by-hand.js';

/** `withDirectory` takes the module that provides the port ACCOUNT_DIRECTORY. */
@Module({})
export class TriageModule {
  static withDirectory(provider: Type): DynamicModule {
    return {
      module: TriageModule,
      imports: [IntakeModule, provider],
      providers: [ProcessMessage, TakeByHand],
      exports: [ProcessMessage, TakeByHand, IntakeModule],
    };
  }
}
