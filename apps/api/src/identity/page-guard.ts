import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Contexts, DomainError } from '#foundation';
import { openPage, type OpenPage } from '#requests';
import type { DeskRequest } from '../http/desk-request.js';
import { PageLimit } from './page-limit.js';

export interface PageRequest extends DeskRequest {
  page: OpenPage;
}
const TOKEN = /^[\w-]{43}$/;

/** Before a byte of a file is read: not too often, and only where the page of this link stands open. */
@Injectable()
export class PageGuard implements CanActivate {
  private readonly limit = new PageLimit();

  constructor(private readonly contexts: Contexts) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PageRequest>();
    this.limit.take(request.ip, new Date());
    const { token } = request.params;
    const page =
      typeof token === 'string' && TOKEN.test(token)
        ? await this.contexts.run({ kind: 'system', scope: 'identity-page' }, (ctx) => openPage(ctx, token))
        : null;
    if (!page) throw new DomainError('identity-page.shut', 'not-found');
    request.page = page;
    return true;
  }
}
