import { NestLogger } from '#foundation';

/** Nest tells why a start failed in its own lines, stack included; `main.ts` says it once, in words. */
const saidElsewhere = new Set(['ExceptionHandler', 'NestApplication']);

export class StartLogger extends NestLogger {
  override error(message: unknown, stack?: string, context?: string): void {
    // Nest leaves the stack out when it has none: the context then stands in its place.
    if (!saidElsewhere.has(context ?? stack ?? '')) super.error(message, stack, context);
  }
}
