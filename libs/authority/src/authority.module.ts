import { Module } from '@nestjs/common';
import { RequestsModule } from '#requests';
import { PageCounsel } from './page-counsel.js';

@Module({ imports: [RequestsModule], providers: [PageCounsel], exports: [PageCounsel] })
export class AuthorityModule {}
