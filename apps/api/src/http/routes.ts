import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS, type Access } from './access.js';

/** Routes outside `/api`: for those who watch the process, and the page of a link that a person was sent. */
export const outsideApi = ['health/live', 'health/ready', 'metrics', 'identity/:token'];

/** One route of the desk and what it asks. */
export interface DeclaredRoute {
  controller: string;
  method: string;
  path: string;
  access: Access | undefined;
}

type Handler = (...args: unknown[]) => unknown;

/** Every route of every controller, as Nest will serve them. */
export function routesOf(app: INestApplication): DeclaredRoute[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => (metatype ? routesIn(metatype as Handler) : []));
}

function routesIn(controller: Handler): DeclaredRoute[] {
  const prototype = controller.prototype as Record<string, Handler>;
  const bases = pathsOf(controller);
  return Object.getOwnPropertyNames(prototype)
    .map((name) => prototype[name])
    .filter((handler): handler is Handler => typeof handler === 'function')
    .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler))
    .flatMap((handler) =>
      bases.flatMap((base) =>
        pathsOf(handler).map((path) => ({
          controller: controller.name,
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '?',
          path: `/${[base, path]
            .flatMap((part) => part.split('/'))
            .filter(Boolean)
            .join('/')}`,
          access: (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as
            Access | undefined,
        })),
      ),
    );
}

function pathsOf(target: Handler): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

/** A route that forgot to say who may call it stops the start, instead of answering 403 for ever. */
export function assertRoutesDeclared(app: INestApplication): void {
  const routes = routesOf(app);
  const named = (chosen: DeclaredRoute[]) =>
    chosen.map((route) => `${route.method} ${route.path} (${route.controller})`).join(', ');
  const silent = routes.filter((route) => route.access === undefined);
  if (silent.length > 0) throw new Error(`routes that declare no permission: ${named(silent)}`);
  const prefixed = routes.filter((route) => /^\/api(\/|$)/.test(route.path));
  if (prefixed.length > 0) throw new Error(`routes that repeat the prefix /api: ${named(prefixed)}`);
}
