export type { Actor } from './actor.js';
export type { Context, RunOptions } from './context.js';
export { Contexts } from './contexts.js';
export { correlationIdFrom, currentCorrelationId, withCorrelationId } from './correlation.js';
export { idFromText, isUuid, newId } from './uuid.js';
