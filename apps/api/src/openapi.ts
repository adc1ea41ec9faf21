import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem } from '#contracts';
import { loadSettings } from '#foundation';
import { AppModule } from './app.module.js';
import { outsideApi, routesOf, type DeclaredRoute } from './http/routes.js';

const problem = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

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
    .addGlobalResponse({
      status: 'default',
      description: 'Refused, with a stable code (RFC 9457)',
      ...problem,
    })
    .build();
  const document = SwaggerModule.createDocument(app, about);
  // No route answers with it as such, so that nothing else would bring it in.
  Object.assign(document.components!.schemas!, { Problem: z.toJSONSchema(Problem).$defs!.Problem });
  return { document, routes: routesOf(app) };
}
