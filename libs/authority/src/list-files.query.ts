import {
  allowedActions,
  authorityFileStates,
  authorityParking,
  type AuthorityFileState,
  type Refusal,
} from '#domain';
import { Conditions, continueAfter, DomainError, pageOf, type Context, type KeysetPage } from '#foundation';

/** An authority file as lists and pages show it. */
export interface FileDetails {
  readonly id: string;
  readonly reference: string;
  readonly ticketId: string;
  readonly ticketReference: string;
  readonly state: AuthorityFileState;
  readonly subject: string;
  readonly authorityName: string | null;
  readonly actReference: string | null;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly paged: boolean;
  readonly pageAcknowledgedAt: Date | null;
  readonly note: string | null;
  readonly version: number;
  readonly allowedActions: { action: string; allowed: boolean; refusals: readonly Refusal[] }[];
}

export interface FileListQuery {
  readonly state?: readonly AuthorityFileState[];
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly limit: number;
}

type Row = Omit<FileDetails, 'allowedActions'> & { acknowledged: boolean; sortKey: string } & Record<
    string,
    unknown
  >;

const NEWEST = { column: 'received_at', type: 'timestamptz' } as const;

/** One page of the files this officer is named for, newest first unless asked otherwise. */
export async function listAuthorityFiles(
  ctx: Context,
  query: FileListQuery,
): Promise<KeysetPage<FileDetails>> {
  const order = query.order === 'asc' ? 'asc' : 'desc';
  const conditions = new Conditions();
  const states = authorityFileStates.filter((state) => query.state?.includes(state));
  if (query.state) conditions.add((p) => `f.state = any (${p(states)})`);
  continueAfter(conditions, 'f', NEWEST, order, query.cursor);
  const limit = conditions.param(query.limit + 1);
  const rows = await ctx.query<Row>(
    `${FILES} ${conditions.where} order by f.received_at ${order}, f.id ${order} limit ${limit}`,
    conditions.params,
  );
  const page = pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
  return { ...page, items: page.items.map(detailsOf) };
}

export async function authorityFileDetails(ctx: Context, id: string): Promise<FileDetails> {
  const [row] = await ctx.query<Row>(`${FILES} where f.id = $1`, [id]);
  if (!row) throw new DomainError('authority.not-found', 'not-found');
  return detailsOf(row);
}

/** The file that hangs from a ticket, if this officer may know of it. */
export async function authorityFileOfTicket(
  ctx: Context,
  ticketId: string,
): Promise<{ id: string; reference: string; state: AuthorityFileState } | null> {
  const [file] = await ctx.query<{ id: string; reference: string; state: AuthorityFileState }>(
    `select id, reference, state from authority_file where ticket_id = $1`,
    [ticketId],
  );
  return file ?? null;
}

function detailsOf({ acknowledged, sortKey: _key, ...row }: Row): FileDetails {
  const facts = { acknowledged, dueAt: row.dueAt };
  const parking = allowedActions(authorityParking, row.state, facts);
  const page =
    row.paged && !row.pageAcknowledgedAt ? [] : [{ code: row.paged ? 'already-acknowledged' : 'not-paged' }];
  return {
    ...row,
    allowedActions: [...parking, { action: 'page-acknowledge', allowed: page.length === 0, refusals: page }],
  };
}

const FILES = `
  select f.id, f.reference, f.ticket_id as "ticketId", t.reference as "ticketReference", f.state, t.subject,
         f.authority_name as "authorityName", f.act_reference as "actReference", f.received_at as "receivedAt",
         f.due_at as "dueAt", f.paged_at is not null as paged, f.page_acknowledged_at as "pageAcknowledgedAt", f.note, f.version,
         f.acknowledged_at is not null as acknowledged, f.received_at::text as "sortKey"
  from authority_file f join ticket t on t.id = f.ticket_id`;
