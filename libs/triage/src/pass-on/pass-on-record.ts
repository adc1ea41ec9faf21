import { record } from '#audit';
import type { PassOnState, PassOnWay } from '#domain';
import type { Context } from '#foundation';

/** One mail on its way to who answers it. */
export interface PassOn {
  readonly id: string;
  readonly messageId: string;
  readonly ticketId: string;
  readonly channelId: string;
  readonly kind: string;
  readonly way: PassOnWay | null;
  readonly target: string | null;
  readonly delayDays: number | null;
  readonly state: PassOnState;
  readonly failure: string | null;
  readonly outgoingMailId: string | null;
  readonly passedAt: Date | null;
  readonly copyOf: string | null;
}

/** Nobody knows whether the last try arrived: an officer says so, the desk does not guess. */
export const IN_DOUBT_FAILURE = 'in-doubt';

/** What the ticket `t` must be for a mail of it to be passed on, and for its body to end: confirmed as not the desk's, and still so. */
export const IS_NOT_OURS = `
  t.class = 'not-privacy' and t.triaged_at is not null and t.state = 'closed' and t.closed_as = 'not-privacy'
  and not t.restricted and t.merged_into is null
  and not exists (select from request r where r.ticket_id = t.id) and not exists (select from authority_file f where f.ticket_id = t.id)`;

const SELECT = `
  select p.id, p.message_id as "messageId", m.ticket_id as "ticketId", m.channel_id as "channelId", p.kind, p.way, p.target,
    p.delay_days as "delayDays", p.state, p.failure, p.outgoing_mail_id as "outgoingMailId", p.passed_at as "passedAt", m.copy_of as "copyOf"
  from pass_on p join message m on m.id = p.message_id`;

export const passOnsOf = (ctx: Context, ticketId: string): Promise<PassOn[]> =>
  ctx.query<PassOn & Record<string, unknown>>(`${SELECT} where m.ticket_id = $1 order by m.received_at`, [
    ticketId,
  ]);

/** The row, locked, when it is in one of these states. */
export async function lockPassOn(
  ctx: Context,
  by: 'message_id' | 'id',
  value: string,
): Promise<PassOn | null> {
  const [row] = await ctx.query<PassOn & Record<string, unknown>>(
    `${SELECT} where p.${by} = $1 for update of p`,
    [value],
  );
  return row ?? null;
}

/** It has been passed on: from here its body has so many days. */
export async function markPassed(
  ctx: Context,
  passOn: PassOn,
  proof: { way: PassOnWay; target: string | null; delayDays: number; response: string | null; at: Date },
): Promise<void> {
  await ctx.query(
    `update pass_on set state = 'passed', failure = null, way = $2, target = $3, delay_days = $4, response = $5, passed_at = $6,
       destroy_after = greatest($6::timestamptz, $7::timestamptz) + make_interval(days => $4) where id = $1`,
    [passOn.id, proof.way, proof.target, proof.delayDays, proof.response, proof.at, ctx.now],
  );
  const { way, target, delayDays } = proof;
  await note(ctx, 'message.passed-on', passOn, { way, target, delayDays, response: proof.response });
}

export async function markFailed(ctx: Context, passOn: PassOn, failure: string): Promise<void> {
  await ctx.query(`update pass_on set state = 'failed', failure = $2, destroy_after = null where id = $1`, [
    passOn.id,
    failure.slice(0, 500),
  ]);
  await note(ctx, 'message.pass-on-failed', passOn, {}, { failure });
}

export const note = (
  ctx: Context,
  type: string,
  { messageId, ticketId, kind }: Pick<PassOn, 'messageId' | 'ticketId' | 'kind'>,
  content: Record<string, unknown> = {},
  personal: Record<string, unknown> = {},
): Promise<string> =>
  record(ctx, {
    type,
    object: { kind: 'message', id: messageId },
    ticketId,
    content: { kind, ...content },
    personal,
  });
