import type { NextFunction } from 'express';
import { correlationIdFrom, withCorrelationId } from '#foundation';
import type { DeskRequest, DeskResponse } from './desk-request.js';

/** Takes over a harmless `x-correlation-id` or makes one; log lines, audit events and the answer carry it. */
export function correlate(request: DeskRequest, response: DeskResponse, next: NextFunction): void {
  request.correlationId = correlationIdFrom(request.header('x-correlation-id'));
  response.setHeader('x-correlation-id', request.correlationId);
  withCorrelationId(request.correlationId, next);
}
