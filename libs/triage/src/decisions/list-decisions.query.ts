import type { MessageClass, NotPrivacySubclass, Right } from '#domain';
import {
  Conditions,
  continueAfter,
  pageOf,
  type Context,
  type KeysetPage,
  type KeysetSort,
} from '#foundation';
import { standing, type DecisionFilter } from './standing-decisions.js';

export type { DecisionFilter } from './standing-decisions.js';

export interface DecisionListQuery extends DecisionFilter {
  readonly suggested?: MessageClass | 'none';
  readonly decided?: MessageClass;
  readonly right?: Right;
  readonly mark?: 'found' | 'too-many' | 'missed';
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly limit: number;
}

interface Judged {
  readonly class: MessageClass | null;
  readonly notPrivacyKind: NotPrivacySubclass | null;
  readonly rights: Right[];
  readonly language: string | null;
  readonly account: string | null;
}

export interface DecisionRow {
  readonly id: string;
  readonly ticketId: string;
  readonly reference: string;
  readonly subject: string;
  readonly restricted: boolean;
  readonly version: string | null;
  readonly abstained: boolean;
  readonly confidence: number | null;
  readonly suggested: Judged;
  readonly decided: Judged;
  readonly corrected: boolean;
  readonly by: { id: string; name: string };
  readonly at: Date;
}

const sort: KeysetSort = { column: 'decided_at', type: 'timestamptz' };

/** The decisions behind a figure of the matrix, newest first. */
export async function listDecisions(
  ctx: Context,
  query: DecisionListQuery,
): Promise<KeysetPage<DecisionRow>> {
  const order = query.order ?? 'desc';
  const conditions = standing(new Conditions(), query);
  const { suggested, decided, right, mark } = query;
  if (suggested) conditions.add((p) => `coalesce(d.suggested_class, 'none') = ${p(suggested)}`);
  if (decided) conditions.add((p) => `d.class = ${p(decided)}`);
  if (right) {
    if (mark !== 'missed') conditions.add((p) => `${p(right)} = any (d.suggested_rights)`);
    if (mark === 'missed') conditions.add((p) => `not ${p(right)} = any (d.suggested_rights)`);
    if (mark === 'too-many') conditions.add((p) => `not ${p(right)} = any (d.rights)`);
    else conditions.add((p) => `${p(right)} = any (d.rights)`);
  }
  continueAfter(conditions, 'd', sort, order, query.cursor);
  const limit = conditions.param(query.limit + 1);
  const rows = await ctx.query<DecisionRow & { sortKey: string }>(
    `select ${COLUMNS} from triage_decision d join ticket t on t.id = d.ticket_id join officer o on o.id = d.officer_id
     ${conditions.where} order by d.decided_at ${order}, d.id ${order} limit ${limit}`,
    conditions.params,
  );
  const { items, next } = pageOf(rows, query.limit, ({ sortKey, id }) => [sortKey, id]);
  return { items: items.map(({ sortKey: _, ...row }) => row), next };
}

const judged = (
  prefix: string,
  columns: { class: string; kind: string; rights: string; language: string; account: string },
) =>
  `jsonb_build_object('class', d.${columns.class}, 'notPrivacyKind', d.${columns.kind}, 'rights', to_jsonb(d.${columns.rights}),
     'language', d.${columns.language}, 'account', d.${columns.account}) as ${prefix}`;

const COLUMNS = `
  d.id, d.ticket_id as "ticketId", t.reference, t.subject, d.restricted, d.version, d.abstained, d.confidence::float8, d.corrected,
  ${judged('suggested', { class: 'suggested_class', kind: 'suggested_kind', rights: 'suggested_rights', language: 'suggested_language', account: 'suggested_account' })},
  ${judged('decided', { class: 'class', kind: 'kind', rights: 'rights', language: 'language', account: 'account' })},
  jsonb_build_object('id', o.id, 'name', o.name) as by, d.decided_at as at, d.decided_at::text as "sortKey"`;
