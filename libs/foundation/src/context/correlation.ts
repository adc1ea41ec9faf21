import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from './uuid.js';

const current = new AsyncLocalStorage<string>();
const ALLOWED = /^[A-Za-z0-9_.:-]{8,80}$/;

/** The id that ties the log lines, jobs and audit events of one act together. */
export function currentCorrelationId(): string | undefined {
  return current.getStore();
}

/** Takes over a correlation id from outside when it is harmless, otherwise makes one. */
export function correlationIdFrom(given: string | undefined): string {
  return given !== undefined && ALLOWED.test(given) ? given : newId();
}

export function withCorrelationId<T>(id: string, act: () => T): T {
  return current.run(id, act);
}

/** Starts work that belongs to nobody's act: a relay, a tick. */
export function withoutCorrelationId<T>(act: () => T): T {
  return current.exit(act);
}
