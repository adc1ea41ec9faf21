import { enqueue, jobs, type Blobs, type Context } from '#foundation';
import { destroyBody } from '#intake';
import { IS_NOT_OURS, note } from './pass-on-record.js';

const AT_ONCE = 100;

/** Passes on what waited for a target that has come, and destroys the bodies whose time has come. */
export async function sweepPassedOn(ctx: Context, blobs: Blobs): Promise<void> {
  const found = await ctx.query<{ messageId: string }>(TARGET_CAME, [AT_ONCE]);
  for (const { messageId } of found) await enqueue(ctx, jobs.passOnMail, { messageId });
  const due = await ctx.query<DueRow & Record<string, unknown>>(DUE, [ctx.now, AT_ONCE]);
  for (const row of due) await destroy(ctx, blobs, row);
  if (found.length === AT_ONCE || due.length === AT_ONCE) await enqueue(ctx, jobs.sweepPassedOn, {});
}

interface DueRow {
  readonly id: string;
  readonly messageId: string;
  readonly ticketId: string;
  readonly kind: string;
  readonly sha256: string;
  readonly size: number;
}

/**
 * The mail lies with who answers it, and the days in which it could be taken back are over. Its keys, its words and the evidence of its
 * triage go in one transaction; that it came, from whom, when and where it went stays, for whoever asks what Mailo holds of them.
 * @law GDPR art. 5(1)(e)
 */
async function destroy(ctx: Context, blobs: Blobs, row: DueRow): Promise<void> {
  await destroyBody(ctx, blobs, row.messageId);
  await ctx.query(
    `with told as (update triage_decision set suggested_account = null, account = null where message_id = $1)
     update triage_suggestion set evidence = '[]', candidates = '[]', account = null where message_id = $1`,
    [row.messageId],
  );
  await ctx.query('update thread_proposal set quote = null where message_id = $1', [row.messageId]);
  await ctx.query(`update pass_on set state = 'destroyed', destroyed_at = $2 where id = $1`, [
    row.id,
    ctx.now,
  ]);
  await ctx.query(SUBJECT, [row.ticketId]);
  await note(ctx, 'message.body-destroyed', row, { sha256: row.sha256, size: row.size });
}

const TARGET_CAME = `
  update pass_on set state = 'waiting' where id in (
    select p.id from pass_on p join message m on m.id = p.message_id
    where p.state = 'no-target'
      and exists (select from pass_on_target g where g.kind = p.kind and (g.channel_id = m.channel_id or g.channel_id is null))
    order by p.created_at limit $1 for update of p skip locked)
  returning message_id as "messageId"`;

// The ticket is locked too: whoever opens it again at this moment comes before or after, never between.
const DUE = `
  select p.id, p.message_id as "messageId", m.ticket_id as "ticketId", p.kind, encode(m.sha256, 'hex') as sha256, m.size
  from pass_on p join message m on m.id = p.message_id join ticket t on t.id = m.ticket_id
  where p.state = 'passed' and p.destroy_after <= $1 and ${IS_NOT_OURS}
  order by p.destroy_after limit $2 for update of p, t skip locked`;

// The subject of a ticket is that of its mails: it goes with the last of them.
const SUBJECT = `
  update ticket t set subject = '', version = version + 1
  where t.id = $1 and not exists (select from message m where m.ticket_id = t.id and m.body_destroyed_at is null)`;
