import { Module } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { MessagesController } from './messages.controller.js';

@Module({ imports: [IntakeModule], controllers: [MessagesController] })
export class MessagesModule {}
