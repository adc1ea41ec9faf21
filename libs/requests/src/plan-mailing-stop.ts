import { marketingStopBy } from '#domain';
import { enqueue, jobs, type Context } from '#foundation';
import { rulesInForce } from '#rulesets';

/**
 * An objection to mailings is due within the hours of the policy from receipt, whatever the rest of the request takes.
 * @law GDPR art. 21(2)-(3)
 */
export async function planMailingStop(ctx: Context, requestId: string, receivedAt: Date): Promise<void> {
  const { policy } = await rulesInForce(ctx);
  const planned = await ctx.query(
    `update request_track set stop_by = $2, stop_state = 'pending'
     where request_id = $1 and "right" = 'objection-marketing' and stop_state is null returning id`,
    [requestId, marketingStopBy(receivedAt, policy)],
  );
  if (planned.length > 0) await enqueue(ctx, jobs.stopMailings, { requestId });
}
