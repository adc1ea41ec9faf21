import { STATUS_CODES } from 'node:http';
import type { Problem } from '#contracts';
import type { ErrorKind } from '#foundation';

/** An answer that the edge itself refuses with; use cases throw a DomainError instead. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params?: Record<string, unknown>,
  ) {
    super(code);
    this.name = 'HttpProblem';
  }
}

export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  refused: 409,
  unavailable: 503,
};

/** Codes whose status says more than their kind. */
export const statusOfCode: Readonly<Record<string, number>> = {
  'sign-in-refused': 401,
  'locked-out': 429,
};

/** RFC 9457. The code is stable; the console puts it into words with the params. */
export function problemOf(
  status: number,
  code: string,
  params: Record<string, unknown> | undefined,
  correlationId: string | undefined,
): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: `urn:dpo-desk:problem:${code}`, title, status, code, params, correlationId };
}
