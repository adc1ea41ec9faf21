import { Injectable } from '@nestjs/common';
import { previewLetter } from '#domain';
import { DomainError, Mailout, SettingsService, type Context } from '#foundation';
import { decodeMail } from '#intake';
import { seenRequest } from '#requests';
import { draftRefusals } from './draft-refusals.js';
import { seenLetter, type LetterRecord } from './letter-record.js';
import { paperOf } from './post-letter.js';

/**
 * The PDF copy of a letter: of what left, from the bytes that left; of a draft that is finished, to be printed and posted. One that
 * was posted lies with the files of its ticket.
 */
@Injectable()
export class ReadLetterCopy {
  constructor(
    private readonly mailout: Mailout,
    private readonly settings: SettingsService,
  ) {}

  async run(ctx: Context, id: string): Promise<Buffer> {
    const letter = await seenLetter(ctx, id);
    const { MAIL_FROM_NAME } = this.settings.values;
    if (letter.outgoingMailId) {
      const mail = await decodeMail(await this.mailout.readMail(ctx, letter.outgoingMailId));
      const left = { subject: letter.subject, text: mail.text };
      return paperOf(letter, left, MAIL_FROM_NAME, letter.sentAt ?? ctx.now);
    }
    if (letter.state !== 'draft') throw new DomainError('letter.not-sent', 'not-found');
    return paperOf(letter, await finished(ctx, letter), MAIL_FROM_NAME, ctx.now);
  }
}

async function finished(ctx: Context, letter: LetterRecord) {
  const tracks = letter.requestId ? (await seenRequest(ctx, letter.requestId)).tracks : [];
  const refusals = draftRefusals(letter, tracks);
  if (refusals.length > 0) throw new DomainError('letter.refused', 'refused', { refusals });
  return previewLetter({ ...letter, tracks });
}
