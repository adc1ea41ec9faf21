import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { Desk } from './desk.js';
import { DrainOnShutdown } from './drain.js';
import { ProblemFilter } from './problem-filter.js';
import { SessionGuard } from './session-guard.js';
import { ValidationPipe } from './validation-pipe.js';

/** What stands before every controller. */
@Global()
@Module({
  providers: [
    Desk,
    DrainOnShutdown,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_PIPE, useClass: ValidationPipe },
  ],
  exports: [Desk],
})
export class HttpModule {}
