import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import type { Settings } from '#foundation';
import { AppModule } from './app.module.js';
import { ConsoleFiles } from './http/console-files.js';
import { correlate } from './http/correlation.js';
import { measure } from './http/measure.js';
import { assertRoutesDeclared, outsideApi } from './http/routes.js';
import { securityHeaders } from './http/security-headers.js';
import { StartLogger } from './http/start-logger.js';

/** The whole API, not yet listening. */
export async function createApi(settings: Settings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    logger: new StartLogger(),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('query parser', 'extended');
  app.set('trust proxy', settings.TRUST_PROXY);
  app.setGlobalPrefix('api', { exclude: outsideApi });
  app.use(correlate as RequestHandler, measure as RequestHandler, ...securityHeaders(settings.PUBLIC_URL));
  app.use(new ConsoleFiles(settings.CONSOLE_DIR).handle as RequestHandler);
  app.useBodyParser('json', { limit: '2mb' });
  app.enableShutdownHooks();
  await app.init();
  assertRoutesDeclared(app);
  return app;
}
