import { Module, type OnModuleInit } from '@nestjs/common';
import { Mailout, SettingsService } from '#foundation';
import { AcknowledgeRequest } from './acknowledge-request.js';
import { settleLetter } from './mail-outcome.js';
import { DecideHeldLetter } from './decide-held-letter.js';
import { ReadLetterCopy } from './letter-copy.js';
import { ReadSentMail } from './read-sent-mail.js';
import { RecordDeliveryReport } from './record-delivery-report.js';
import { LETTER_MAIL, SendLetter } from './send-letter.js';

const providers = [
  SendLetter,
  AcknowledgeRequest,
  ReadSentMail,
  ReadLetterCopy,
  RecordDeliveryReport,
  DecideHeldLetter,
];

/** Letters. What becomes of their mails is told here, in the transaction that records it. */
@Module({ providers, exports: providers })
export class ResponsesModule implements OnModuleInit {
  constructor(
    private readonly mailout: Mailout,
    private readonly settings: SettingsService,
  ) {}

  onModuleInit(): void {
    this.mailout.onOutcome(LETTER_MAIL, (ctx, outcome) =>
      settleLetter(ctx, outcome, this.settings.values.LETTER_QUIET_HOURS),
    );
  }
}
