import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { logger } from '#foundation';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { answerOf } from '../http/problem-filter.js';
import { routeOf } from '../http/route-of.js';
import { pageHtml, type PageText } from './page-html.js';

const log = logger('api');
const saying: Readonly<Record<string, PageText>> = {
  'identity-page.kind': 'kind',
  'identity-page.too-large': 'too-large',
  'identity-page.missing': 'missing',
  'identity-page.busy': 'busy',
  'too-large': 'too-large',
  'bad-request': 'missing',
};

/** Nothing runs on this page, nothing is loaded, nobody frames it; the link goes to nobody else. */
export function sendPage(
  response: DeskResponse,
  status: number,
  text: PageText,
  language: 'fr' | 'en' | null,
): void {
  const { nonce } = response.locals;
  response
    .status(status)
    .set({
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      'Cache-Control': 'no-store',
      // Not `no-referrer`: the form would then be sent without an origin, which the desk refuses.
      'Referrer-Policy': 'same-origin',
      'X-Robots-Tag': 'noindex, nofollow',
    })
    .type('html')
    .send(pageHtml(text, language, nonce));
}

/** Whatever goes wrong is said on a page; wrong, used and expired links in the same words, with the same answer. */
@Catch()
export class PageTrouble implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { status, code } = answerOf(error);
    if (status >= 500)
      log.error({ err: error, route: routeOf(http.getRequest<DeskRequest>()) }, 'a call failed');
    const text = status >= 500 ? 'fault' : (saying[code] ?? 'shut');
    sendPage(http.getResponse<DeskResponse>(), text === 'shut' ? 404 : status, text, null);
  }
}
