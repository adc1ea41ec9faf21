import { randomBytes } from 'node:crypto';
import type { NextFunction, RequestHandler } from 'express';
import helmet from 'helmet';
import type { DeskRequest, DeskResponse } from './desk-request.js';

const SELF = `'self'`;
const NONE = `'none'`;

/** One strict policy for everything the desk serves; styles of the console carry the nonce of their answer. */
export function securityHeaders(publicUrl: string): RequestHandler[] {
  const https = publicUrl.startsWith('https:');
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [NONE],
        scriptSrc: [SELF],
        styleSrc: [SELF, (_request, response) => `'nonce-${(response as DeskResponse).locals.nonce}'`],
        imgSrc: [SELF, 'data:', 'blob:'],
        fontSrc: [SELF],
        connectSrc: [SELF],
        frameSrc: [SELF],
        frameAncestors: [NONE],
        formAction: [SELF],
        baseUri: [NONE],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'sameorigin' },
  });
  return [withNonce as RequestHandler, headers as RequestHandler, finish as RequestHandler];
}

function withNonce(_request: DeskRequest, response: DeskResponse, next: NextFunction): void {
  response.locals.nonce = randomBytes(16).toString('base64');
  next();
}

/** Answers of the API are nobody's to keep; the console uses no sensor of the machine. */
function finish(request: DeskRequest, response: DeskResponse, next: NextFunction): void {
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
  if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
  next();
}
