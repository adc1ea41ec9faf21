import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { AccountStore } from './accounts/account-store.js';
import { PlatformDatabase } from './database/platform-database.js';
import { PlatformModule } from './platform-module.js';
import { ProblemFilter } from './problem-filter.js';
import type { PlatformSettings } from './settings.js';
import { BounceSender } from './sink/bounce-sender.js';
import { SinkServer } from './sink/sink-server.js';

/** Prepares the schema, loads the accounts, then opens the ports. `close()` ends all of it. */
export async function startPlatform(settings: PlatformSettings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(PlatformModule.with(settings), {
    logger: new ConsoleLogger('platform', { json: true, logLevels: ['warn', 'error', 'fatal'] }),
    abortOnError: false,
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.useGlobalFilters(new ProblemFilter());
  try {
    await app.get(PlatformDatabase).prepare();
    await app.get(AccountStore).load();
    await app.get(SinkServer).start();
    app.get(BounceSender).start();
    await app.listen(settings.PLATFORM_PORT, settings.PLATFORM_BIND);
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}
