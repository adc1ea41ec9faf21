import type { Context } from '#foundation';
import { lockPassOn, markFailed } from './pass-on-record.js';

/** A report says that a mail passed on did not arrive after all: its body stays, and somebody has to look. */
export async function recordBouncedPassOn(ctx: Context, reportMessageId: string): Promise<void> {
  const bounced = await ctx.query<{ id: string; diagnostic: string | null }>(BOUNCED, [reportMessageId]);
  for (const { id, diagnostic } of bounced) {
    const passOn = await lockPassOn(ctx, 'id', id);
    if (passOn?.state === 'passed') await markFailed(ctx, passOn, `bounced: ${diagnostic ?? '-'}`);
  }
}

// The returned headers name the mail itself, below the fields of ours; a report about anybody else than the target is not ours.
const BOUNCED = `
  select p.id, min(s ->> 'diagnostic') as diagnostic
  from message r cross join lateral jsonb_array_elements(coalesce(r.facts -> 'report' -> 'recipients', '[]')) s
    join message m on m.message_id = r.facts -> 'report' ->> 'originalMessageId'
    join pass_on p on p.message_id = m.id
  where r.id = $1 and s ->> 'action' = 'failed' and p.way = 'resend' and p.state = 'passed' and r.received_at >= p.passed_at
    and p.target in (lower(s ->> 'finalRecipient'), lower(s ->> 'originalRecipient'))
  group by p.id`;
