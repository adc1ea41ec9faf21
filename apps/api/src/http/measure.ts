import type { NextFunction } from 'express';
import { httpSeconds } from '#foundation';
import type { DeskRequest, DeskResponse } from './desk-request.js';

/** How long each route takes, by its pattern. */
export function measure(request: DeskRequest, response: DeskResponse, next: NextFunction): void {
  const done = httpSeconds.startTimer();
  response.on('finish', () => {
    const route: unknown = (request.route as { path?: unknown } | undefined)?.path;
    done({
      method: request.method,
      route: typeof route === 'string' ? route : 'other',
      status: String(response.statusCode),
    });
  });
  next();
}
