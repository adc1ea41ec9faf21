import type { CivilDay, RetentionKind } from '#domain';
import { Conditions, continueAfter, DomainError, pageOf, type Context, type KeysetPage } from '#foundation';
import type { Statement } from './certify.js';

export interface CertificateRow {
  readonly id: string;
  readonly reference: string;
  readonly ticketId: string;
  readonly kind: RetentionKind;
  readonly restricted: boolean;
  readonly destroyedAt: Date;
  readonly sha256: string;
  readonly statement: Statement;
}

export interface CertificateQuery {
  readonly kind?: readonly RetentionKind[];
  readonly from?: CivilDay;
  readonly to?: CivilDay;
  readonly reference?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Certificates, the newest first, of the files that the officer might have seen. */
export async function listCertificates(
  ctx: Context,
  query: CertificateQuery,
): Promise<KeysetPage<CertificateRow>> {
  const conditions = new Conditions();
  const { reference } = query;
  if (query.kind?.length) conditions.add((p) => `c.kind = any (${p(query.kind)})`);
  if (query.from)
    conditions.add(
      (p) => `c.destroyed_at >= (${p(query.from)}::date)::timestamp at time zone 'Europe/Paris'`,
    );
  if (query.to)
    conditions.add(
      (p) => `c.destroyed_at < (${p(query.to)}::date + 1)::timestamp at time zone 'Europe/Paris'`,
    );
  if (reference) conditions.add((p) => `${p(reference.trim().toUpperCase())} = any (${REFERENCES})`);
  continueAfter(conditions, 'c', { column: 'destroyed_at', type: 'timestamptz' }, 'desc', query.cursor);
  const rows = await ctx.query<CertificateRow & { sortKey: string }>(
    `select ${COLUMNS}, c.destroyed_at::text as "sortKey" from destruction_certificate c join ticket t on t.id = c.ticket_id
     ${conditions.where} order by c.destroyed_at desc, c.id desc limit ${Math.trunc(query.limit) + 1}`,
    conditions.params,
  );
  const page = pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
  return { ...page, items: page.items.map(({ sortKey: _key, ...row }) => row) };
}

export async function seenCertificate(ctx: Context, id: string): Promise<CertificateRow> {
  const [row] = await ctx.query<CertificateRow & Record<string, unknown>>(
    `select ${COLUMNS} from destruction_certificate c join ticket t on t.id = c.ticket_id where c.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('certificate.not-found', 'not-found');
  return row;
}

const REFERENCES = `array[c.reference, c.statement ->> 'file'] || array(select jsonb_array_elements(c.statement -> 'requests') ->> 'reference')`;

const COLUMNS = `
  c.id, c.reference, c.ticket_id as "ticketId", c.kind, t.restricted, c.destroyed_at as "destroyedAt",
  encode(c.sha256, 'hex') as sha256, c.statement`;
