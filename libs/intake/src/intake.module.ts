import { Module } from '@nestjs/common';
import { ViewAttachment } from './attachments/view-attachment.js';
import { ImportMails } from './import/import-mails.js';
import { FreshMails } from './journal/fresh-mails.js';
import { MessageStore } from './journal/message-store.js';
import { StoreMail } from './journal/store-mail.js';
import { EnterMessage } from './manual/enter-message.js';

const providers = [ViewAttachment, FreshMails, StoreMail, MessageStore, ImportMails, EnterMessage];

@Module({ providers, exports: providers })
export class IntakeModule {}
