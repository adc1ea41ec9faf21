import { DomainError, enqueue, jobs, type Context } from '#foundation';
import { seenTicket } from '../tickets/seen-ticket.js';
import { IN_DOUBT_FAILURE, lockPassOn, markPassed, note, passOnsOf, type PassOn } from './pass-on-record.js';

/**
 * What failed is tried again, or, where nobody knew whether a mail had arrived, an officer says that it did: only a human repeats what
 * may have been done.
 */
export async function retryPassOn(ctx: Context, ticketId: string, how: 'again' | 'arrived'): Promise<void> {
  await seenTicket(ctx, ticketId);
  const failed = (await passOnsOf(ctx, ticketId)).filter(({ state }) => state === 'failed');
  const meant = how === 'again' ? failed : failed.filter(({ failure }) => failure === IN_DOUBT_FAILURE);
  if (meant.length === 0) throw new DomainError('pass-on.nothing-failed', 'refused');
  for (const { id } of meant) {
    const passOn = await lockPassOn(ctx, 'id', id);
    if (passOn?.state === 'failed') await (how === 'again' ? tryAgain(ctx, passOn) : arrived(ctx, passOn));
  }
}

async function tryAgain(ctx: Context, passOn: PassOn): Promise<void> {
  await ctx.query(
    `update pass_on set state = 'waiting', failure = null, outgoing_mail_id = null, passed_at = null where id = $1`,
    [passOn.id],
  );
  await enqueue(ctx, jobs.passOnMail, { messageId: passOn.messageId });
  await note(ctx, 'message.pass-on-repeated', passOn);
}

const arrived = (ctx: Context, passOn: PassOn): Promise<void> =>
  markPassed(ctx, passOn, {
    way: passOn.way!,
    target: passOn.target,
    delayDays: passOn.delayDays!,
    response: 'confirmed by an officer',
    at: ctx.now,
  });
