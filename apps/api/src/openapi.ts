import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { loadSettings } from '#foundation';
import { AppModule } from './app.module.js';
import { outsideApi, routesOf, type DeclaredRoute } from './http/routes.js';

/** The API for other clients, and who may call what: made from the controllers and the schemas, without a database. */
export async function describeApi(): Promise<{ document: OpenAPIObject; routes: DeclaredRoute[] }> {
  const settings = loadSettings({ DATABASE_URL: 'postgres://nobody@localhost/none', LOG_LEVEL: 'silent' });
  const app = await NestFactory.create(AppModule.forRoot(settings), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  app.setGlobalPrefix('api', { exclude: outsideApi });
  const about = new DocumentBuilder()
    .setTitle('DPO Desk')
    .setDescription(
      'A session cookie names the officer; whatever changes something carries its token as X-CSRF-Token.',
    )
    .setVersion('1')
    .addCookieAuth('dpo_session')
    .build();
  const document = SwaggerModule.createDocument(app, about);
  return { document, routes: routesOf(app) };
}
