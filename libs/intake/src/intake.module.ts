import { Module, type OnModuleDestroy } from '@nestjs/common';
import { ViewHtml } from './views/view-html.js';
import { AuthenticateMail, MAIL_RESOLVE, systemResolve } from './authenticate/index.js';
import { ViewAttachment } from './attachments/view-attachment.js';
import { AcknowledgedMails } from './channels/acknowledged-mails.js';
import { AskAgain } from './channels/ask-again.js';
import { CheckJournal } from './channels/check-journal.js';
import { ReconcileChannel } from './channels/reconcile-channel.js';
import { WatchChannels } from './channels/watch-channels.js';
import { ImportMails } from './import/import-mails.js';
import { FreshMails } from './journal/fresh-mails.js';
import { MessageStore } from './journal/message-store.js';
import { StoreMail } from './journal/store-mail.js';
import { EnterMessage } from './manual/enter-message.js';
import { readingThread } from './process/decode-guarded.js';
import { TakeProbe } from './probes/take-probe.js';

const providers = [
  ViewAttachment,
  ViewHtml,
  FreshMails,
  StoreMail,
  MessageStore,
  ImportMails,
  EnterMessage,
  AcknowledgedMails,
  CheckJournal,
  ReconcileChannel,
  AskAgain,
  WatchChannels,
  TakeProbe,
  AuthenticateMail,
  { provide: MAIL_RESOLVE, useFactory: systemResolve },
];

@Module({ providers, exports: providers })
export class IntakeModule implements OnModuleDestroy {
  /** The thread goes with the last who used it. */
  onModuleDestroy(): void {
    readingThread.leave();
  }
}
