import { timingSafeEqual } from 'node:crypto';
import type { DeskRequest } from './desk-request.js';
import { HttpProblem } from './problem.js';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

export const changesSomething = (request: DeskRequest): boolean => !harmless.has(request.method);

/** A changing call must come from the desk's own pages, as far as the browser tells. */
export function assertSameOrigin(request: DeskRequest): void {
  const site = request.header('sec-fetch-site');
  if (site !== undefined) {
    if (site === 'same-origin') return;
    throw new HttpProblem(403, 'origin-refused');
  }
  const origin = request.header('origin');
  if (origin === undefined) return;
  if (hostOf(origin) !== request.header('host')) throw new HttpProblem(403, 'origin-refused');
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

/** The token that only a page of the desk could read from its session. */
export function assertCsrfToken(request: DeskRequest, expected: string): void {
  const given = Buffer.from(request.header('x-csrf-token') ?? '');
  const wanted = Buffer.from(expected);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new HttpProblem(403, 'csrf-refused');
}
