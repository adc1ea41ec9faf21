import { DomainError, type Context } from '#foundation';
import { recordAll } from '#audit';
import { addFact } from './write-request.js';
import { journalOf } from './request-record.js';

interface Assigned {
  readonly id: string;
  readonly ticketId: string;
  readonly restricted: boolean;
  readonly was: string | null;
}

/** Gives requests to an officer, or to nobody. All of them or none. */
export async function assignRequests(
  ctx: Context,
  ids: readonly string[],
  officerId: string | null,
): Promise<void> {
  if (officerId !== null) await assertWorking(ctx, officerId);
  const wanted = [...new Set(ids)].sort();
  const rows = await ctx.query<Assigned & Record<string, unknown>>(
    `select id, ticket_id as "ticketId", restricted, assignee_id as was from request where id = any ($1::uuid[]) order by id for update`,
    [wanted],
  );
  if (rows.length < wanted.length) throw new DomainError('request.not-found', 'not-found');
  if (officerId !== null) await assertMaySee(ctx, rows, officerId);
  const changed = rows.filter(({ was }) => was !== officerId);
  await ctx.query(`update request set assignee_id = $2, updated_at = $3 where id = any ($1::uuid[])`, [
    changed.map(({ id }) => id),
    officerId,
    ctx.now,
  ]);
  for (const row of changed) await addFact(ctx, row, { kind: 'assigned', data: { assigneeId: officerId } });
  await recordAll(
    ctx,
    changed.map((row) => ({
      type: 'request.assigned',
      journal: journalOf(row),
      object: { kind: 'request', id: row.id },
      ticketId: row.ticketId,
      content: { assigneeId: officerId, was: row.was },
    })),
  );
}

/** One request. Who works on it is no part of what a version protects: an open page stays good. */
export const assignRequest = (ctx: Context, id: string, officerId: string | null): Promise<void> =>
  assignRequests(ctx, [id], officerId);

/** Work is given only to somebody who is at work. */
export async function assertWorking(ctx: Context, officerId: string): Promise<void> {
  const [officer] = await ctx.query(
    `select 1 from officer where id = $1 and state = 'active' and roles && array['support', 'dpo', 'counsel']
       and (valid_until is null or valid_until > $2)`,
    [officerId, ctx.now],
  );
  if (!officer) throw new DomainError('request.assignee-unknown', 'invalid');
}

/** A restricted request is given only to somebody who may see it. */
export async function assertMaySee(
  ctx: Context,
  rows: readonly Pick<Assigned, 'restricted' | 'ticketId'>[],
  officerId: string,
): Promise<void> {
  const tickets = [...new Set(rows.filter(({ restricted }) => restricted).map(({ ticketId }) => ticketId))];
  if (tickets.length === 0) return;
  const granted = await ctx.query(
    `select 1 from access_grant where officer_id = $1 and resource_id = any ($2::uuid[]) and (until is null or until > $3)`,
    [officerId, tickets, ctx.now],
  );
  if (granted.length < tickets.length) throw new DomainError('request.assignee-not-granted', 'refused');
}
