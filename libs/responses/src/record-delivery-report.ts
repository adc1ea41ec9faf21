import { Injectable } from '@nestjs/common';
import type { DeliveryStatus, RecipientStatus } from '#intake';
import { Mailout, type Context } from '#foundation';
import { lockLetter, type LetterRecord } from './letter-record.js';
import { bounce, complain, delay, deliver } from './mail-outcome.js';

interface Report {
  readonly report: DeliveryStatus | null;
  readonly receivedAt: Date;
  readonly ids: (string | null)[] | null;
}

/**
 * Tells a letter what a machine's report says of it: failed, still tried, delivered, marked as spam. The report names our
 * Message-ID, which nobody can guess; a report on anything else concerns no letter. Reading it twice changes nothing.
 */
@Injectable()
export class RecordDeliveryReport {
  constructor(private readonly mailout: Mailout) {}

  async run(ctx: Context, { messageId }: { messageId: string }): Promise<void> {
    const [message] = await ctx.query<Report & Record<string, unknown>>(
      `select facts->'report' as report, received_at as "receivedAt", array_prepend(in_reply_to, reference_ids) as ids
       from message where id = $1`,
      [messageId],
    );
    const report = message?.report;
    if (!report || report.kind === 'disposition') return;
    const letterId = await letterOf(ctx, message);
    if (letterId === null) return;
    const letter = await lockLetter(ctx, letterId);
    if (report.kind === 'delivery') return delivery(ctx, letter, report.recipients, message.receivedAt);
    if (report.feedbackType !== 'not-spam') await complain(ctx, this.mailout, letter, message.receivedAt);
  }
}

async function delivery(
  ctx: Context,
  letter: LetterRecord,
  recipients: readonly RecipientStatus[],
  at: Date,
): Promise<void> {
  const said = (wanted: string) => recipients.find(({ action }) => action === wanted);
  const failure = said('failed');
  if (failure) {
    if (letter.state === 'sent' || letter.state === 'delivered')
      await bounce(ctx, letter, at, inWords(failure, 'failed'));
    return;
  }
  if (letter.state !== 'sent') return;
  if (said('delivered')) return deliver(ctx, letter, at, false);
  const delayed = said('delayed');
  if (delayed) await delay(ctx, letter, at, inWords(delayed, 'delayed'));
}

/** By what the report returns of the letter; where it returns nothing, by what it answers. */
async function letterOf(ctx: Context, { report, ids }: Report): Promise<string | null> {
  const named = report?.originalMessageId
    ? [report.originalMessageId]
    : (ids ?? []).filter((id) => id !== null).slice(0, 20);
  const [found] = await ctx.query<{ id: string }>(
    `select id from letter where message_id = any ($1) limit 1`,
    [named],
  );
  return found?.id ?? null;
}

/** `5.1.1 smtp; 550 no such user`: the words of the server that refused it. */
const inWords = ({ status, diagnostic }: RecipientStatus, without: string): string =>
  [status, diagnostic].filter(Boolean).join(' ').slice(0, 1000) || without;
