import { type DynamicModule, Module } from '@nestjs/common';
import { AccountStore } from './accounts/account-store.js';
import { MailingStore } from './mailings/mailing-store.js';
import { MailingsController } from './mailings/mailings-controller.js';
import { AccountsController } from './accounts/accounts-controller.js';
import { TokenGuard } from './accounts/token-guard.js';
import { PlatformDatabase } from './database/platform-database.js';
import { PagesController } from './pages/pages-controller.js';
import { PLATFORM_SETTINGS, type PlatformSettings } from './settings.js';
import { BounceSender } from './sink/bounce-sender.js';
import { SinkController } from './sink/sink-controller.js';
import { SinkServer } from './sink/sink-server.js';
import { SinkStore } from './sink/sink-store.js';

/** The account platform of the sample: accounts, their pages, and the mail sink. */
@Module({})
export class PlatformModule {
  static with(settings: PlatformSettings): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [AccountsController, MailingsController, SinkController, PagesController],
      providers: [
        { provide: PLATFORM_SETTINGS, useValue: settings },
        PlatformDatabase,
        AccountStore,
        MailingStore,
        TokenGuard,
        SinkStore,
        SinkServer,
        BounceSender,
      ],
    };
  }
}
