import { Module } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { AttachmentsController } from './attachments.controller.js';
import { MessagesController } from './messages.controller.js';

@Module({ imports: [IntakeModule], controllers: [MessagesController, AttachmentsController] })
export class MessagesModule {}
