import { Module } from '@nestjs/common';
import { IntakeModule, VIRUS_SCANNER } from '#intake';
import { ACCOUNT_DIRECTORY, MAIL_MOVER } from '#triage';
import { Clamd } from './antivirus/clamd.js';
import { Leadership } from './imap/leadership.js';
import { ImapCensus } from './imap/mailbox-census.js';
import { MailboxJournal } from './imap/mailbox-journal.js';
import { MailboxMover } from './imap/mailbox-mover.js';
import { MailboxTokens } from './imap/mailbox-tokens.js';
import { MailboxWatchers } from './imap/mailbox-watchers.js';
import { AccountPlatform } from './platform/account-platform.js';
import { PlatformDirectory } from './platform/platform-directory.js';
import { AcceptDelivery } from './smtp/accept-delivery.js';
import { JournalDeliveries } from './smtp/journal-deliveries.js';
import { SmtpListener } from './smtp/listener.js';

/** The adapters to the world outside. Nothing is opened before `start()` is called. */
@Module({
  imports: [IntakeModule],
  providers: [
    AcceptDelivery,
    JournalDeliveries,
    SmtpListener,
    Leadership,
    MailboxJournal,
    MailboxTokens,
    MailboxWatchers,
    ImapCensus,
    AccountPlatform,
    { provide: ACCOUNT_DIRECTORY, useClass: PlatformDirectory },
    { provide: MAIL_MOVER, useClass: MailboxMover },
    { provide: VIRUS_SCANNER, useClass: Clamd },
  ],
  exports: [
    SmtpListener,
    MailboxWatchers,
    ImapCensus,
    AccountPlatform,
    ACCOUNT_DIRECTORY,
    MAIL_MOVER,
    VIRUS_SCANNER,
  ],
})
export class ConnectorsModule {}
