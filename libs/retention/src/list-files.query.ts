import type { CivilDay, RetentionKind } from '#domain';
import { Conditions, continueAfter, pageOf, type Context, type KeysetPage } from '#foundation';

export interface RetentionFilter {
  readonly kind?: readonly RetentionKind[];
  /** The day itself included. */
  readonly until?: CivilDay;
  readonly claim?: boolean;
  /** The reference of a ticket or of one of its requests, or the beginning of it. */
  readonly reference?: string;
}

export interface RetentionListQuery extends RetentionFilter {
  readonly cursor?: string;
  readonly limit: number;
}

export interface StandingClaim {
  readonly reason: string;
  readonly until: CivilDay | null;
  readonly reviewOn: CivilDay;
  readonly putBy: { id: string; name: string };
  readonly putAt: string;
}

export interface RetentionRow {
  /** Of the ticket. */
  readonly id: string;
  readonly reference: string;
  readonly requests: string[];
  readonly kind: RetentionKind;
  readonly restricted: boolean;
  readonly closedOn: CivilDay;
  readonly lockOn: CivilDay;
  readonly locked: boolean;
  readonly keptUntil: CivilDay;
  readonly destroyOn: CivilDay | null;
  readonly rules: string;
  readonly claim: StandingClaim | null;
}

/**
 * Closed files by the day on which they will be destroyed, those without a day last. The policies leave out what the officer may not
 * see: of an authority file there is no row, no number and no gap.
 */
export async function listFiles(ctx: Context, query: RetentionListQuery): Promise<KeysetPage<RetentionRow>> {
  const conditions = new Conditions();
  if (query.kind?.length) conditions.add((p) => `a.kind = any (${p(query.kind)})`);
  if (query.until) conditions.add((p) => `a.destroy_on <= ${p(query.until)}::date`);
  if (query.claim)
    conditions.add(
      () => `exists (select from retention_claim c where c.ticket_id = a.id and c.lifted_at is null)`,
    );
  const { reference } = query;
  if (reference)
    conditions.add((p) => referenceLike(p(`${reference.toUpperCase().replace(/[\\%_]/g, '')}%`)));
  continueAfter(conditions, 'a', { column: 'ends_on', type: 'date' }, 'asc', query.cursor);
  const rows = await ctx.query<RetentionRow & { sortKey: string }>(
    `select ${COLUMNS}, a.ends_on::text as "sortKey" from ${FILES} a join ticket t on t.id = a.id
     ${conditions.where} order by a.ends_on, a.id limit ${Math.trunc(query.limit) + 1}`,
    conditions.params,
  );
  const page = pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
  return { ...page, items: page.items.map(({ sortKey: _key, ...row }) => row) };
}

/** One file, or null: it is open, it was destroyed, or it is not this officer's to see. */
export async function fileOfTicket(ctx: Context, ticketId: string): Promise<RetentionRow | null> {
  const [row] = await ctx.query<RetentionRow & Record<string, unknown>>(
    `select ${COLUMNS} from ${FILES} a join ticket t on t.id = a.id where a.id = $1`,
    [ticketId],
  );
  return row ?? null;
}

/** How many end until a day, by kind, among those that the officer may see. */
export async function countEnding(
  ctx: Context,
  until: CivilDay,
): Promise<{ kind: RetentionKind; files: number }[]> {
  return ctx.query<{ kind: RetentionKind; files: number }>(
    `select a.kind, count(*)::int as files from ${FILES} a where a.destroy_on <= $1::date group by a.kind order by a.kind`,
    [until],
  );
}

const referenceLike = (pattern: string): string =>
  `(t.reference like ${pattern} or exists (select from request r where r.ticket_id = a.id and r.reference like ${pattern}))`;

const FILES = `(select f.*, f.ticket_id as id, coalesce(f.destroy_on, 'infinity'::date) as ends_on from retention_file f where f.destroyed_at is null)`;

const COLUMNS = `
  a.id, t.reference, t.restricted, a.kind, a.closed_on::text as "closedOn", a.lock_on::text as "lockOn",
  t.locked_at is not null as locked, a.kept_until::text as "keptUntil", a.destroy_on::text as "destroyOn", a.rules,
  array(select r.reference from request r where r.ticket_id = a.id order by r.received_at, r.id) as requests,
  (select jsonb_build_object('reason', c.reason, 'until', c.until, 'reviewOn', c.review_on,
            'putBy', (select jsonb_build_object('id', o.id, 'name', o.name) from officer o where o.id = c.put_by),
            'putAt', to_char(c.put_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
   from retention_claim c where c.ticket_id = a.id and c.lifted_at is null) as claim`;
