import { Injectable } from '@nestjs/common';
import { DomainError, Mailout, type Context } from '#foundation';
import { seenLetter } from './letter-record.js';

/** The final bytes of a letter, as they left or will leave. */
@Injectable()
export class ReadSentMail {
  constructor(private readonly mailout: Mailout) {}

  async run(ctx: Context, letterId: string): Promise<Buffer> {
    const letter = await seenLetter(ctx, letterId);
    if (!letter.outgoingMailId) throw new DomainError('letter.not-sent', 'not-found');
    return this.mailout.readMail(ctx, letter.outgoingMailId);
  }
}
