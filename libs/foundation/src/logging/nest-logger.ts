import type { LoggerService } from '@nestjs/common';
import { logger } from './logger.js';

/** Nest's own lines in the same form as ours. */
export class NestLogger implements LoggerService {
  private readonly out = logger('nest');

  log(message: unknown, context?: string): void {
    this.out.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.out.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.out.error({ context, stack: stack?.split('\n').slice(0, 6) }, String(message));
  }
  fatal(message: unknown, context?: string): void {
    this.out.fatal({ context }, String(message));
  }
}
