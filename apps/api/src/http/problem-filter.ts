import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isConnectionLoss, isDomainError, logger, sqlState } from '#foundation';
import type { DeskRequest, DeskResponse } from './desk-request.js';
import { HttpProblem, problemOf, statusOfCode, statusOfKind } from './problem.js';
import { routeOf } from './route-of.js';

const log = logger('api');

interface Answer {
  status: number;
  code: string;
  params?: Record<string, unknown>;
}

const byStatus: Readonly<Record<number, string>> = {
  400: 'bad-request',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'media-type',
  422: 'invalid-input',
};

/** What the caller is told. A fault of ours says nothing about its inside; the log has it under the correlation id. */
export function answerOf(error: unknown): Answer {
  if (isDomainError(error)) {
    const status = statusOfCode[error.code] ?? statusOfKind[error.kind];
    return { status, code: error.code, params: error.params };
  }
  if (error instanceof HttpProblem) return { status: error.status, code: error.code, params: error.params };
  const status = statusGiven(error);
  if (status !== undefined && status >= 400 && status < 500)
    return { status, code: byStatus[status] ?? 'refused' };
  if (isConnectionLoss(error)) return { status: 503, code: 'unavailable' };
  if (sqlState(error) === '57014') return { status: 503, code: 'too-slow' };
  return { status: 500, code: 'fault' };
}

/** Nest's exceptions, and those of the body parser. */
function statusGiven(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof URIError) return 400;
  const status = (error as { status?: unknown; statusCode?: unknown } | null)?.status;
  return typeof status === 'number' ? status : undefined;
}

/** Every error leaves the desk as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<DeskRequest>(), http.getResponse<DeskResponse>());
  }
}

export function sendProblem(error: unknown, request: DeskRequest, response: DeskResponse): void {
  const { status, code, params } = answerOf(error);
  if (status >= 500) log.error({ err: error, route: routeOf(request), code }, 'a call failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const minutes = params?.minutes;
  if (status === 429 && typeof minutes === 'number') response.setHeader('Retry-After', minutes * 60);
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(status, code, params, request.correlationId)));
}
