import type { Context } from '#foundation';
import type { Journal } from './event.js';
import { recordAll } from './record.js';

/** The event that says whose details went with a destroyed file; verification accepts missing details where one names them. */
export const DETAILS_GONE = 'journal.details-gone';

/**
 * Declares, in each journal that holds any, that the details of events about these tickets and messages go with their file. Said
 * before they go, in the transaction that destroys them: leaves and seals stay, so the journals still verify.
 * @law GDPR art. 5(1)(e)
 */
export async function declareDetailsGone(ctx: Context, ids: readonly string[]): Promise<void> {
  const gone = await ctx.query<{ journal: Journal; of: string[] }>(GONE, [ids]);
  await recordAll(
    ctx,
    gone.map(({ journal, of }) => ({ journal, type: DETAILS_GONE, content: { of } })),
  );
}

// Of each journal only what stands in it: what the vault knows of a file is not told to the desk.
const GONE = `
  select x.journal, array_agg(distinct x.of order by x.of) as of from (
    select e.journal, e.ticket_id::text as of from unnest($1::uuid[]) u (id)
    join audit_event e on e.ticket_id = u.id join audit_detail d on d.event_id = e.id
    union all
    select e.journal, e.object_id from unnest($1::text[]) u (id)
    join audit_event e on e.object_id = u.id join audit_detail d on d.event_id = e.id
    where e.ticket_id is null or e.ticket_id <> all ($1::uuid[])
  ) x group by x.journal order by x.journal`;
