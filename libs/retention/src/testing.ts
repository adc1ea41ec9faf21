import type { TestDatabase } from '#foundation/testing';

export interface Find {
  readonly table: string;
  readonly row: string;
}

type Owner = Pick<TestDatabase, 'ownerQuery'>;

/** Looks for a word in every row of every table, as text and inside bytes: what somebody with a dump of the database would find. */
export async function findInDump(database: Owner, word: string): Promise<Find[]> {
  const tables = await database.ownerQuery<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
  );
  const forms = [
    word.toLowerCase(),
    Buffer.from(word.toLowerCase()).toString('hex'),
    Buffer.from(word).toString('hex'),
  ];
  const found: Find[] = [];
  for (const { name } of tables) {
    const rows = await database.ownerQuery<{ row: string }>(
      `select left(x.row, 600) as row from (select t::text as row from ${name} t) x where lower(x.row) like any ($1::text[])`,
      [forms.map((form) => `%${form}%`)],
    );
    found.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return found;
}

export interface ClosedTickets {
  readonly count: number;
  readonly closedAt: Date;
  readonly restricted?: boolean;
}

/** So many closed tickets, each with a mail of a sealed part and its text, a note, and an event with details. Returns their ids. */
export async function fillClosedTickets(database: Owner, fill: ClosedTickets): Promise<string[]> {
  const { count, closedAt, restricted = false } = fill;
  await database.ownerQuery(
    `insert into channel (kind, name) values ('import', 'closed tickets') on conflict do nothing`,
  );
  const tickets = await database.ownerQuery<{ id: string }>(TICKETS, [count, closedAt, restricted]);
  const ids = tickets.map(({ id }) => id);
  for (const statement of PARTS) await database.ownerQuery(statement, [ids]);
  return ids;
}

const TICKETS = `
  insert into ticket (reference, subject, correspondent_name, correspondent_address, restricted, class, language, channel_kind, state,
      first_received_at, last_message_at, triaged_at, closed_at, closed_as, unread)
  select 'DPO-' || upper(substr(md5(random()::text), 1, 4)) || '-' || upper(substr(md5(random()::text || n), 1, 8)), 'Demande ' || n,
         'Personne ' || n, 'p' || n || '@mailo.com', $3, case when $3 then 'authority-request' else 'privacy-enquiry' end, 'fr', 'import', 'closed',
         $2, $2, $2, $2, 'answered', false
  from generate_series(1, $1::int) n returning id`;

const OF = 'ticket t where t.id = any ($1::uuid[])';
const PARTS = [
  `insert into keys.owner_key (owner_kind, owner_id, wrapped, master_key_id) select 'ticket', t.id::text, '\\x00', 'spec' from ${OF}`,
  `insert into keys.part_key (id, owner_key_id, wrapped)
     select t.id, o.id, '\\x00' from ticket t join keys.owner_key o on o.owner_kind = 'ticket' and o.owner_id = t.id::text where t.id = any ($1::uuid[])`,
  `insert into blob (id, key_id, storage, bytes, size, sha256)
     select t.id, t.id, 'row', decode(repeat(md5(t.id::text), 128), 'hex'), 2048, sha256(t.id::text::bytea) from ${OF}`,
  `insert into message (channel_id, identity, sha256, size, received_at, received_source, state, ticket_id, restricted, subject, from_name,
       from_address, parts, facts)
     select c.id, t.id::text, sha256(t.id::text::bytea), 2048, t.first_received_at, 'file-date', 'ticketed', t.id, t.restricted, t.subject,
       t.correspondent_name, t.correspondent_address, jsonb_build_array(jsonb_build_object('blobId', t.id)), '{"attachments": []}'
     from channel c, ${OF} and c.name = 'closed tickets'`,
  `insert into message_text (message_id, ticket_id, restricted, received_at, body, tsv)
     select m.id, m.ticket_id, m.restricted, m.received_at, b.body, to_tsvector('dpo_fr', b.body)
     from message m, lateral (select 'Bonjour, je souhaite savoir ce que vous gardez de moi. ' || repeat(md5(m.id::text) || ' ', 20) as body) b
     where m.ticket_id = any ($1::uuid[])`,
  `insert into ticket_note (ticket_id, restricted, body) select t.id, t.restricted, 'Rappelé ' || t.correspondent_name from ${OF}`,
  `with e as (
     insert into audit_event (journal, at, retention, type, actor_kind, actor_id, object_kind, object_id, ticket_id, content, leaf)
     select case when t.restricted then 'vault' else 'desk' end, t.closed_at, 'act', 'ticket.closed', 'system', 'spec', 'ticket', t.id::text, t.id,
       '{}', '\\x00' from ${OF} returning id)
   insert into audit_detail (event_id, sealed) select id, '\\x00' from e`,
];
