import type { DeskRequest } from './desk-request.js';

/** The pattern of the route that answers, `GET /api/tickets/:id`: never its values. */
export function routeOf(request: DeskRequest): string {
  const path: unknown = (request.route as { path?: unknown } | undefined)?.path;
  return `${request.method} ${typeof path === 'string' ? path : 'unmatched'}`;
}
