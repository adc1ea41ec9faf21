import { Module } from '@nestjs/common';
import { PageCounsel } from './page-counsel.js';

@Module({ providers: [PageCounsel], exports: [PageCounsel] })
export class AuthorityModule {}
