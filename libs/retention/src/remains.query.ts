import type { CivilDay, RetentionKind, Right } from '#domain';
import type { Context } from '#foundation';

/** What a file holds just before it goes, in numbers and fingerprints: the substance of its certificate. */
export interface Remains {
  readonly id: string;
  readonly reference: string;
  readonly restricted: boolean;
  readonly kind: RetentionKind;
  readonly closedOn: CivilDay;
  readonly keptUntil: CivilDay;
  readonly destroyOn: CivilDay;
  readonly rules: string;
  /** The ticket and those that were merged into it. */
  readonly tickets: string[];
  readonly requests: { reference: string; rights: Right[]; outcome: string | null; receivedOn: CivilDay }[];
  readonly messages: { id: string; sha256: string; size: number; receivedAt: string }[];
  readonly files: { sha256: string; size: number }[];
  readonly letters: { kind: string; state: string; sentAt: string | null; mailId: string | null }[];
  readonly blobs: string[];
  readonly notes: number;
  readonly tasks: number;
  readonly details: number;
  readonly claims: number;
}

/** One round trip for a whole batch. */
export const remainsOf = (ctx: Context, ids: readonly string[]): Promise<Remains[]> =>
  ctx.query<Remains & Record<string, unknown>>(REMAINS, [ids]);

const list = (fields: string, from: string, order: string): string =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${fields}) order by ${order}), '[]') from ${from})`;
const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const number = (from: string): string => `(select count(*)::int from ${from})`;
const OF = 'ticket_id = any (f.tickets)';

const REMAINS = `
  with recursive family (root, id) as (
    select u.id, u.id from unnest($1::uuid[]) u (id)
    union all select family.root, t.id from family cross join lateral (select id from ticket where merged_into = family.id offset 0) t
  ), f as (select root, array_agg(id) as tickets from family group by root)
  select t.id, t.reference, t.restricted, a.kind, a.closed_on::text as "closedOn", a.kept_until::text as "keptUntil",
    a.destroy_on::text as "destroyOn", a.rules, f.tickets,
    ${list(`'reference', r.reference, 'rights', to_jsonb(r.rights), 'outcome', r.outcome, 'receivedOn', r.receipt_day`, `request r where r.${OF}`, 'r.received_at, r.id')} as requests,
    ${list(`'id', m.id, 'sha256', encode(m.sha256, 'hex'), 'size', m.size, 'receivedAt', ${instant('m.received_at')}`, `message m where m.${OF}`, 'm.received_at, m.id')} as messages,
    ${list(`'sha256', encode(b.sha256, 'hex'), 'size', x.size`, `ticket_attachment x join blob b on b.id = x.blob_id where x.${OF}`, 'x.created_at, x.id')} as files,
    ${list(`'kind', l.kind, 'state', l.state, 'sentAt', ${instant('l.sent_at')}, 'mailId', l.outgoing_mail_id`, `letter l where l.${OF}`, 'l.created_at, l.id')} as letters,
    array(select (p ->> 'blobId')::uuid from message m cross join jsonb_array_elements(m.parts) p where m.${OF}
          union all select x.blob_id from ticket_attachment x where x.${OF}
          union all select i.blob_id from identity_document i join request r on r.id = i.request_id where r.${OF} and i.blob_id is not null) as blobs,
    ${number(`ticket_note n where n.${OF}`)} as notes, ${number(`task k where k.${OF}`)} as tasks,
    ${number(`audit_event e join audit_detail d on d.event_id = e.id where e.${OF}`)} as details,
    ${number(`retention_claim c where c.${OF}`)} as claims
  from f join ticket t on t.id = f.root join retention_file a on a.ticket_id = t.id`;
