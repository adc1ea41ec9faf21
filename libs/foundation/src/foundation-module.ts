import { type DynamicModule, Module } from '@nestjs/common';
import { BlobsModule } from './blobs/blobs-module.js';
import { loadSettings } from './config/load-settings.js';
import { SettingsModule } from './config/settings-service.js';
import type { Settings } from './config/settings.js';
import { CryptoModule } from './crypto/crypto-module.js';
import type { Entities } from './database/data-source.js';
import { DatabaseModule } from './database/database-module.js';
import { MailoutModule } from './mailout/mailout-module.js';
import { QueueModule } from './queue/queue-module.js';

/** Everything an application stands on, in one import: settings, database, keys, blobs, queue, outgoing mail. */
@Module({})
export class FoundationModule {
  static forRoot(options: { settings?: Settings; entities?: Entities } = {}): DynamicModule {
    return {
      module: FoundationModule,
      imports: [
        SettingsModule.forRoot(options.settings ?? loadSettings()),
        DatabaseModule.forRoot(options.entities),
        CryptoModule,
        BlobsModule,
        QueueModule,
        MailoutModule,
      ],
    };
  }
}
