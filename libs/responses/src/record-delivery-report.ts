import type { DeliveryStatus, RecipientStatus } from '#intake';
import type { Context } from '#foundation';
import { lockLetter } from './letter-record.js';
import { bounce, deliver } from './mail-outcome.js';

/**
 * Tells a letter what a delivery report says of it. The report names our Message-ID, which nobody can guess; a report on
 * anything else concerns no letter. Reading it twice changes nothing.
 */
export async function recordDeliveryReport(
  ctx: Context,
  { messageId }: { messageId: string },
): Promise<void> {
  const [message] = await ctx.query<{ report: DeliveryStatus | null; receivedAt: Date }>(
    `select facts->'report' as report, received_at as "receivedAt" from message where id = $1`,
    [messageId],
  );
  const report = message?.report;
  if (!report || report.kind !== 'delivery' || !report.originalMessageId) return;
  const [found] = await ctx.query<{ id: string }>(`select id from letter where message_id = $1`, [
    report.originalMessageId,
  ]);
  if (!found) return;
  const letter = await lockLetter(ctx, found.id);
  const failure = report.recipients.find(({ action }) => action === 'failed');
  if (failure) {
    if (letter.state === 'sent' || letter.state === 'delivered')
      await bounce(ctx, letter, message.receivedAt, inWords(failure));
    return;
  }
  const arrived = report.recipients.some(({ action }) => action === 'delivered');
  if (arrived && letter.state === 'sent') await deliver(ctx, letter, message.receivedAt, false);
}

/** `5.1.1 smtp; 550 no such user`: the words of the server that refused it. */
const inWords = ({ status, diagnostic }: RecipientStatus): string =>
  [status, diagnostic].filter(Boolean).join(' ').slice(0, 1000) || 'failed';
