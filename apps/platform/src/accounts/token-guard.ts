import { createHash, timingSafeEqual } from 'node:crypto';
import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { Request } from 'express';
import { PLATFORM_SETTINGS, type PlatformSettings } from '../settings.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets in who presents the token of the platform; compared in constant time. */
@Injectable()
export class TokenGuard implements CanActivate {
  private readonly expected: Buffer;

  constructor(@Inject(PLATFORM_SETTINGS) settings: PlatformSettings) {
    this.expected = digest(settings.PLATFORM_TOKEN);
  }

  canActivate(context: ExecutionContext): boolean {
    const header = context.switchToHttp().getRequest<Request>().headers.authorization ?? '';
    const token = /^Bearer (\S+)$/i.exec(header)?.[1] ?? '';
    if (timingSafeEqual(digest(token), this.expected)) return true;
    throw new UnauthorizedException('A valid bearer token is needed');
  }
}
