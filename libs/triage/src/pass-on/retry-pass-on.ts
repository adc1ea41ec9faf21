import { PASS_ON_DELAY_DAYS } from '#domain';
import { DomainError, enqueue, jobs, type Context } from '#foundation';
import { seenTicket } from '../tickets/seen-ticket.js';
import { isUnfit } from './fit-to-leave.js';
import { IN_DOUBT_FAILURE, lockPassOn, markPassed, note, passOnsOf, type PassOn } from './pass-on-record.js';

/** Tried again, said to have arrived, or never passed on and let go after the delay. */
export type PassOnRetry = 'again' | 'arrived' | 'set-aside';

/** Another scan is done by then, where the antivirus answers. */
const AFTER_SCAN_MS = 20_000;

const MEANT: Readonly<Record<PassOnRetry, (passOn: PassOn) => boolean>> = {
  again: ({ state }) => state === 'failed',
  arrived: ({ state, failure }) => state === 'failed' && failure === IN_DOUBT_FAILURE,
  'set-aside': ({ state, failure }) => (state === 'failed' || state === 'waiting') && isUnfit(failure),
};
const HOW = { again: tryAgain, arrived, 'set-aside': setAside };

/**
 * What failed is tried again, or, where nobody knew whether a mail had arrived, an officer says that it did: only a human repeats what
 * may have been done. What the antivirus keeps back is scanned again, or set aside: nobody gets it, and its body goes after the delay.
 */
export async function retryPassOn(ctx: Context, ticketId: string, how: PassOnRetry): Promise<void> {
  await seenTicket(ctx, ticketId);
  const meant = (await passOnsOf(ctx, ticketId)).filter(MEANT[how]);
  if (meant.length === 0)
    throw new DomainError(
      how === 'set-aside' ? 'pass-on.nothing-kept-back' : 'pass-on.nothing-failed',
      'refused',
    );
  for (const { id } of meant) {
    const passOn = await lockPassOn(ctx, 'id', id);
    if (passOn && MEANT[how](passOn)) await HOW[how](ctx, passOn);
  }
}

async function tryAgain(ctx: Context, passOn: PassOn): Promise<void> {
  const { id, messageId, failure } = passOn;
  await ctx.query(
    `update pass_on set state = 'waiting', failure = null, outgoing_mail_id = null, passed_at = null where id = $1`,
    [id],
  );
  if (isUnfit(failure)) await enqueue(ctx, jobs.scanMessage, { messageId });
  const runAt = isUnfit(failure) ? new Date(ctx.now.getTime() + AFTER_SCAN_MS) : undefined;
  await enqueue(ctx, jobs.passOnMail, { messageId }, { runAt });
  await note(ctx, 'message.pass-on-repeated', passOn);
}

function arrived(ctx: Context, passOn: PassOn): Promise<void> {
  const { target, delayDays } = passOn;
  const response = 'confirmed by an officer';
  return markPassed(ctx, passOn, { way: passOn.way!, target, delayDays: delayDays!, response, at: ctx.now });
}

function setAside(ctx: Context, passOn: PassOn): Promise<void> {
  const delayDays = passOn.delayDays ?? PASS_ON_DELAY_DAYS;
  const response = `set aside by an officer: ${passOn.failure}`;
  return markPassed(ctx, passOn, { way: 'none', target: null, delayDays, response, at: ctx.now });
}
