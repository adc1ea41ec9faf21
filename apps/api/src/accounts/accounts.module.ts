import { Module } from '@nestjs/common';
import { ConnectorsModule } from '#connectors';
import { AccountsController } from './accounts.controller.js';

@Module({ imports: [ConnectorsModule], controllers: [AccountsController] })
export class AccountsModule {}
