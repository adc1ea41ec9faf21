import { Global, Module } from '@nestjs/common';
import { SettingsService } from '../config/settings-service.js';
import { Contexts } from '../context/contexts.js';
import { JobHandlers } from './job-handlers.js';
import { QueueRunner } from './queue-runner.js';
import { Schedules } from './schedules.js';

/** Provides the handlers' register, the schedules and the runner; the worker application starts the runner. */
@Global()
@Module({
  providers: [
    JobHandlers,
    { provide: Schedules, inject: [Contexts], useFactory: (contexts: Contexts) => new Schedules(contexts) },
    {
      provide: QueueRunner,
      inject: [Contexts, SettingsService, JobHandlers, Schedules],
      useFactory: (
        contexts: Contexts,
        settings: SettingsService,
        handlers: JobHandlers,
        schedules: Schedules,
      ) => new QueueRunner(contexts, settings, handlers, schedules),
    },
  ],
  exports: [JobHandlers, QueueRunner, Schedules],
})
export class QueueModule {}
