import { Global, Module } from '@nestjs/common';
import { loadMasterKey, SettingsService } from '#foundation';
import { openJournals } from './journal-keys.js';

/** Opens the journals when the application is put together, before any of its parts can act. */
@Global()
@Module({
  providers: [
    {
      provide: 'journals',
      inject: [SettingsService],
      useFactory: (settings: SettingsService) => openJournals(loadMasterKey(settings.values)),
    },
  ],
})
export class AuditModule {}
