import { Module } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { ACCOUNT_DIRECTORY } from '#triage';
import { Leadership } from './imap/leadership.js';
import { MailboxJournal } from './imap/mailbox-journal.js';
import { MailboxWatchers } from './imap/mailbox-watchers.js';
import { AccountPlatform } from './platform/account-platform.js';
import { PlatformDirectory } from './platform/platform-directory.js';
import { AcceptDelivery } from './smtp/accept-delivery.js';
import { SmtpListener } from './smtp/listener.js';

/** The adapters to the world outside. Nothing is opened before `start()` is called. */
@Module({
  imports: [IntakeModule],
  providers: [
    AcceptDelivery,
    SmtpListener,
    Leadership,
    MailboxJournal,
    MailboxWatchers,
    AccountPlatform,
    { provide: ACCOUNT_DIRECTORY, useClass: PlatformDirectory },
  ],
  exports: [SmtpListener, MailboxWatchers, AccountPlatform, ACCOUNT_DIRECTORY],
})
export class ConnectorsModule {}
