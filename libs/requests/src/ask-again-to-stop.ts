import { DomainError, enqueue, jobs, type Context } from '#foundation';
import { record } from '#audit';
import { actingOfficer } from '#triage';
import { assertFresh } from './act-on-request.js';
import { mailingStopOf } from './mailing-stop.query.js';
import { journalOf, lockRequest } from './request-record.js';
import { addFact, writeRequest } from './write-request.js';

/**
 * An officer names the account whose mailings are to stop, or has the platform asked once more. Whose account it is, is theirs to
 * say: the machine did not find out.
 * @law GDPR art. 21(2)-(3), 12(2)
 */
export async function askAgainToStop(
  ctx: Context,
  id: string,
  { version, accountAddress }: { readonly version: number; readonly accountAddress: string },
): Promise<void> {
  actingOfficer(ctx);
  const before = await lockRequest(ctx, id);
  assertFresh(before, version);
  const stop = await mailingStopOf(ctx, id);
  if (!stop) throw new DomainError('request.no-such-track', 'not-found', { right: 'objection-marketing' });
  if (stop.state === 'done') throw new DomainError('request.mailings-already-stopped', 'refused');
  const account = accountAddress.trim().toLowerCase();
  await ctx.query(`update request_track set stop_state = 'pending', stop_trouble = null where id = $1`, [
    stop.trackId,
  ]);
  await ctx.query(`update request set account_address = $2 where id = $1`, [id, account]);
  await addFact(ctx, before, { kind: 'mailings-asked' });
  await writeRequest(ctx, before, {});
  await record(ctx, {
    type: 'request.mailings-asked',
    journal: journalOf(before),
    object: { kind: 'request', id },
    ticketId: before.ticketId,
    content: { was: stop.trouble },
    personal: { account },
  });
  await enqueue(ctx, jobs.stopMailings, { requestId: id });
}
