import type { Context } from '#foundation';
import { rulesInForce } from '#rulesets';
import { OPEN } from './sql-parts.js';
import type { RequestRecord, StoredFact, StoredPause } from './request-record.js';

/** What the sweep needs of a request; tens of thousands pass by, so nothing else is read. */
export interface SweptRequest extends Pick<
  RequestRecord,
  'id' | 'state' | 'receivedAt' | 'dueOn' | 'safeOn' | 'clock' | 'rules'
> {
  readonly pauses: StoredPause[];
  readonly facts: StoredFact[];
  readonly ruleSetVersion: string;
  /** To the microsecond, as the database says it: whoever writes the request moves it, the desk itself included. */
  readonly writtenAt: string;
  /** Its explanation says already that the last day is over. */
  readonly toldOverdue: boolean;
}

type Row = Omit<SweptRequest, 'pauses' | 'facts' | 'rules'>;
type Of<T> = T & { readonly requestId: string };

/** Open requests in the order of their ids, a batch at a time. */
export async function openRequestsAfter(
  ctx: Context,
  afterId: string | undefined,
  limit: number,
): Promise<SweptRequest[]> {
  const rows = await ctx.query<Row & Record<string, unknown>>(ROWS, [afterId ?? FIRST, limit]);
  const ids = rows.map(({ id }) => id);
  const pauses = grouped(await ctx.query<Of<StoredPause> & Record<string, unknown>>(PAUSES, [ids]));
  const facts = grouped(await ctx.query<Of<StoredFact> & Record<string, unknown>>(FACTS, [ids]));
  const rules = await rulesInForce(ctx);
  return rows.map((row) => ({
    ...row,
    rules,
    pauses: pauses.get(row.id) ?? [],
    facts: facts.get(row.id) ?? [],
  }));
}

function grouped<T extends { readonly requestId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.requestId);
    if (group) group.push(row);
    else groups.set(row.requestId, [row]);
  }
  return groups;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

const ROWS = `
  select id, state, received_at as "receivedAt", due_on::text as "dueOn", safe_on::text as "safeOn", clock,
         updated_at::text as "writtenAt", rule_set_version as "ruleSetVersion", explanation @> '[{"code": "overdue"}]' as "toldOverdue"
  from request where ${OPEN} and id > $1 order by id limit $2`;

const PAUSES = `
  select request_id as "requestId", id, ground, doubt, doubt_since::text as "doubtSince", from_day::text as "fromDay", to_day::text as "toDay", letter_id as "letterId"
  from request_pause where request_id = any ($1::uuid[]) order by request_id, from_day, id`;

const FACTS = `
  select request_id as "requestId", kind, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, data
  from request_fact
  where request_id = any ($1::uuid[])
    and kind in ('opened', 'extend', 'reopen', 'reminded', 'letter-sent', 'letter-delivered', 'letter-bounced', 'answer-insufficient')
  order by request_id, id`;
