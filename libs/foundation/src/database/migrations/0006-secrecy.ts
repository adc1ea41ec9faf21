import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that hang from a ticket: each carries `restricted` and the ticket it belongs to. */
const RESTRICTED = [
  'message_text',
  'triage_suggestion',
  'triage_correction',
  'thread_proposal',
  'ticket_note',
  'ticket_attachment',
  'ticket_link',
  'ticket_merge',
  'request',
  'request_track',
  'request_pause',
  'request_fact',
  'task',
  'letter',
];

/** Tables whose rows the application may also delete. */
const DELETABLE = [
  'session',
  'saved_filter',
  'blob',
  'outbox',
  'ticket_link',
  'message_text',
  'task',
  'second_factor',
  'sign_in_attempt',
];

/** Tables that the application only adds to and reads (audit). */
const APPEND_ONLY = ['audit_event', 'audit_detail', 'audit_key', 'audit_seal', 'audit_leaf'];

const visible = (ticket: string): string =>
  `(select app_system()) or ((select app_reads_mail()) and (not restricted or app_granted(${ticket})))`;

/** Row-level policies, the rights of each database role, the hand-over and the search (decision 8). */
export class Secrecy1700000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(policies('ticket', 'id'));
    await db.query(policies('message', 'ticket_id'));
    await db.query(policies('authority_file', 'ticket_id'));
    for (const table of RESTRICTED) await db.query(policies(table, 'ticket_id'));
    await db.query(auditPolicies);
    await db.query(restrictTicket);
    await db.query(searchMessages);
    await db.query(rights);
  }

  async down(): Promise<void> {
    throw new Error('the ground of secrecy is not taken away: restore a backup instead');
  }
}

const policies = (table: string, ticket: string): string => `
  alter table ${table} enable row level security;
  create policy ${table}_visible on ${table} for select to dpo_app using (${visible(ticket)});
  create policy ${table}_added on ${table} for insert to dpo_app with check (true);
  create policy ${table}_changed on ${table} for update to dpo_app using (${visible(ticket)}) with check (true);
  create policy ${table}_removed on ${table} for delete to dpo_app using (${visible(ticket)});
`;

const auditPolicies = `
  alter table audit_event enable row level security;
  alter table audit_detail enable row level security;
  create function app_reads_vault() returns boolean language sql stable security definer set search_path = public, pg_temp
    as $$ select exists (select 1 from officer o where o.id = app_officer() and o.state = 'active'
         and ('counsel' = any (o.roles) or exists (select 1 from access_grant g where g.officer_id = o.id and g.resource_kind = 'vault'
              and (g.until is null or g.until > now())))) $$;
  create policy audit_event_visible on audit_event for select to dpo_app
    using (journal = 'desk' or (select app_system()) or (select app_reads_vault()));
  create policy audit_event_added on audit_event for insert to dpo_app with check (true);
  create policy audit_detail_visible on audit_detail for select to dpo_app
    using ((select app_system()) or exists (select 1 from audit_event e where e.id = event_id));
  create policy audit_detail_added on audit_detail for insert to dpo_app with check (true);
`;

// One statement for the whole ticket: the row and all that hangs from it vanish together from the sender's view.
const restrictTicket = `
  create function restrict_ticket(target uuid, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
    declare seen boolean;
    begin
      select app_system() or (app_reads_mail() and (not t.restricted or app_granted(t.id))) into seen from ticket t where t.id = target;
      if seen is distinct from true then
        raise exception 'no such ticket' using errcode = 'no_data_found';
      end if;
      update ticket set restricted = true, version = version + 1 where id = target;
      update message set restricted = true where ticket_id = target;
      ${RESTRICTED.map((table) => `update ${table} set restricted = true where ticket_id = target;`).join('\n      ')}
      insert into access_grant (resource_kind, resource_id, officer_id, reason)
        select 'ticket', target, o.id, why from officer o
        where o.state = 'active' and ('counsel' = any (o.roles) or ('dpo' = any (o.roles) and o.authority_desk))
        on conflict (resource_id, officer_id) do nothing;
    end $$;

  -- Counsel says that it is no authority matter after all: the ticket becomes an ordinary one.
  create function release_ticket(target uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if not (app_granted(target) or app_system()) then
        raise exception 'no such ticket' using errcode = 'no_data_found';
      end if;
      if exists (select 1 from authority_file f where f.ticket_id = target) then
        raise exception 'an authority file hangs from this ticket' using errcode = 'check_violation';
      end if;
      update ticket set restricted = false, version = version + 1 where id = target;
      update message set restricted = false where ticket_id = target;
      ${RESTRICTED.map((table) => `update ${table} set restricted = false where ticket_id = target;`).join('\n      ')}
      delete from access_grant where resource_id = target;
    end $$;
`;

// The GIN index is out of reach under row-level policies (@@ is not leakproof), hence one function that filters by grant itself.
// A rare word is found through GIN, then sorted; a common one by walking the newest texts first: both stay fast.
const searchMessages = `
  create function search_messages(words text, max_rows int, before_at timestamptz default null, before_id uuid default null)
    returns table (message_id uuid, ticket_id uuid, received_at timestamptz, headline text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare
      query tsquery := websearch_to_tsquery('dpo_fr', words) || websearch_to_tsquery('dpo_en', words) || websearch_to_tsquery('dpo_simple', words);
      common boolean;
      -- The words found stand between U+0002 and U+0003: nothing of a mail is ever markup.
      headline_options text := format('MaxFragments=1, MaxWords=18, MinWords=8, StartSel=%s, StopSel=%s', chr(2), chr(3));
    begin
      if not (app_system() or app_reads_mail()) or numnode(query) = 0 then
        return;
      end if;
      select count(*) > 2000 into common from (select 1 from message_text t where t.tsv @@ query limit 2001) probe;
      if common then
        return query
          select f.message_id, f.ticket_id, f.received_at, ts_headline('dpo_simple', left(f.body, 4000), query, headline_options)
          from (select t.message_id, t.ticket_id, t.received_at, t.body from message_text t
                where t.tsv @@ query and (not t.restricted or app_granted(t.ticket_id))
                  and (before_at is null or (t.received_at, t.message_id) < (before_at, before_id))
                order by t.received_at desc, t.message_id desc limit max_rows) f;
      else
        return query
          with hits as materialized (select t.message_id, t.ticket_id, t.received_at, t.restricted from message_text t where t.tsv @@ query)
          select f.message_id, f.ticket_id, f.received_at, ts_headline('dpo_simple', left(b.body, 4000), query, headline_options)
          from (select h.message_id, h.ticket_id, h.received_at from hits h
                where (not h.restricted or app_granted(h.ticket_id))
                  and (before_at is null or (h.received_at, h.message_id) < (before_at, before_id))
                order by h.received_at desc, h.message_id desc limit max_rows) f
          join message_text b on b.message_id = f.message_id
          order by f.received_at desc, f.message_id desc;
      end if;
    end $$;
`;

const rights = `
  revoke all on all tables in schema public, keys from public;
  revoke all on all functions in schema public from public;
  grant usage on schema public to dpo_app, dpo_door, dpo_report;
  grant usage on schema keys to dpo_app;
  grant select, insert, update on all tables in schema public to dpo_app;
  revoke insert, update on migrations from dpo_app;
  revoke update on ${APPEND_ONLY.join(', ')} from dpo_app;
  grant delete on ${DELETABLE.join(', ')} to dpo_app;
  grant select, insert, update, delete on keys.part_key to dpo_app;
  grant select, insert, update on keys.owner_key to dpo_app;
  grant execute on function app_officer(), app_system(), app_reads_mail(), app_granted(uuid), app_reads_vault(), refuse_change(),
    restrict_ticket(uuid, text), release_ticket(uuid), search_messages(text, int, timestamptz, uuid), audit_prune_details(int) to dpo_app;
`;
