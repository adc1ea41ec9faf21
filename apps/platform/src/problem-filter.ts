import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { PlatformProblem } from '#platform-api';

/** Every error leaves as application/problem+json; an unforeseen one says nothing of its cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('platform');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const known = error instanceof HttpException;
    const status = known ? error.getStatus() : 500;
    if (!known) this.log.error(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    const problem: PlatformProblem = {
      type: 'about:blank',
      title: known ? error.message : 'Internal error',
      status,
    };
    response.status(status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
