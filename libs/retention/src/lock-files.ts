import { recordAll } from '#audit';
import { parisDay } from '#domain';
import type { Context } from '#foundation';
import { journalOf } from './journal-of.js';

/**
 * Closed files become read only, and readable for a reason only; what was written and never sent goes at once, it served the open file.
 * Opening the conversation again (a reply, a bounce, a complaint, an officer) unlocks it: a trigger sees to that.
 * @law GDPR art. 5(1)(c), 25
 */
export async function lockFiles(ctx: Context): Promise<number> {
  const locked = await ctx.query<{ id: string; restricted: boolean }>(LOCK, [parisDay(ctx.now), ctx.now]);
  if (locked.length === 0) return 0;
  await ctx.query(DRAFTS, [locked.map(({ id }) => id), ctx.now]);
  await recordAll(
    ctx,
    locked.map((ticket) => ({
      type: 'retention.locked',
      journal: journalOf(ticket),
      object: { kind: 'ticket', id: ticket.id },
      ticketId: ticket.id,
    })),
  );
  return locked.length;
}

const LOCK = `
  update ticket t set locked_at = $2 from retention_file a
  where a.ticket_id = t.id and a.destroyed_at is null and a.lock_on <= $1 and t.locked_at is null and t.state = 'closed'
  returning t.id, t.restricted`;

const DRAFTS = `
  update letter set state = 'discarded', subject = '', body = '', fields = '{}', access_blocks = '{}', version = version + 1, updated_at = $2
  where ticket_id = any ($1) and state in ('draft', 'discarded')`;
