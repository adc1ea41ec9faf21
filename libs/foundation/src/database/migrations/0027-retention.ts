import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns of a ticket that nobody edits while its file is locked. */
const EDITED = [
  'subject',
  'correspondent_name',
  'correspondent_address',
  'class',
  'not_privacy_kind',
  'rights',
  'language',
  'account_address',
  'account_confirmed',
  'assignee_id',
  'tags',
  'triaged_at',
  'merged_into',
  'closed_as',
];

const row = (which: 'new' | 'old'): string =>
  `row(${EDITED.map((column) => `${which}.${column}`).join(', ')})`;

/** Whoever sees the ticket sees what became of it: the end of an authority file is no less secret than the file. */
const seenWithTicket = (table: string): string => `
  alter table ${table} enable row level security;
  create policy ${table}_visible on ${table} for select to dpo_app
    using ((select app_system()) or exists (select from ticket t where t.id = ${table}.ticket_id));
  create policy ${table}_added on ${table} for insert to dpo_app
    with check ((select app_system()) or exists (select from ticket t where t.id = ${table}.ticket_id));
  create policy ${table}_changed on ${table} for update to dpo_app
    using ((select app_system()) or exists (select from ticket t where t.id = ${table}.ticket_id)) with check (true);
  create policy ${table}_removed on ${table} for delete to dpo_app using ((select app_system()));`;

/** When closed files are locked and destroyed, for whom they are kept, who opened them, and the proof that they are gone. */
export class Retention1700000000027 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    for (const table of ['retention_file', 'retention_claim', 'retention_opening', 'destruction_certificate'])
      await db.query(seenWithTicket(table));
    await db.query(locks);
    await db.query(destroy);
    await db.query(rights);
  }

  async down(): Promise<void> {
    throw new Error(
      'what was destroyed does not come back, and its certificates stay: restore a backup instead',
    );
  }
}

const tables = `
  alter table ticket add column locked_at timestamptz, add column destroyed_at timestamptz;
  -- By these a file is found whole, and let go without reading every row of what refers to it.
  create index ticket_merged_into on ticket (merged_into) where merged_into is not null;
  create index ticket_attachment_blob on ticket_attachment (blob_id);
  create index identity_document_blob on identity_document (blob_id) where blob_id is not null;
  create index outgoing_mail_owner_id on outgoing_mail (owner_id);

  create table retention_file (
    ticket_id uuid primary key references ticket,
    kind text not null check (kind in ('rights-file', 'mailing-refusal', 'authority-file', 'other-ticket')),
    closed_on date not null,
    announced_on date not null,
    lock_on date not null,
    kept_until date not null,
    -- Null while a claim without an end stands.
    destroy_on date,
    rules text not null,
    certificate_id uuid,
    destroyed_at timestamptz,
    check (destroy_on is null or destroy_on > kept_until),
    check ((destroyed_at is null) = (certificate_id is null))
  );
  create index retention_file_due on retention_file (destroy_on, ticket_id) where destroyed_at is null;
  create index retention_file_lock on retention_file (lock_on, ticket_id) where destroyed_at is null;

  create table retention_claim (
    id uuid primary key default uuidv7(),
    ticket_id uuid not null references ticket,
    -- Typed; it goes with the file.
    reason text not null,
    until date,
    review_on date not null,
    put_by uuid not null references officer,
    put_at timestamptz not null,
    lifted_by uuid references officer,
    lifted_at timestamptz,
    lift_reason text,
    check ((lifted_by is null) = (lifted_at is null))
  );
  create unique index retention_claim_standing on retention_claim (ticket_id) where lifted_at is null;

  create table retention_opening (
    id uuid primary key default uuidv7(),
    ticket_id uuid not null references ticket,
    officer_id uuid not null references officer,
    reason text not null,
    opened_at timestamptz not null,
    until timestamptz not null
  );
  create index retention_opening_ticket on retention_opening (ticket_id, officer_id, until);

  create table destruction_certificate (
    id uuid primary key,
    reference text not null unique,
    ticket_id uuid not null unique references ticket,
    kind text not null,
    destroyed_at timestamptz not null,
    statement jsonb not null,
    -- SHA-256 of the statement; the journal of the desk names it, so the seals cover it.
    sha256 bytea not null
  );
  create index destruction_certificate_newest on destruction_certificate (destroyed_at desc, id desc);
  create trigger destruction_certificate_append_only before update or delete on destruction_certificate for each row execute function refuse_change();
  create trigger destruction_certificate_no_truncate before truncate on destruction_certificate for each statement execute function refuse_change();
  alter table retention_file add foreign key (certificate_id) references destruction_certificate;
`;

const HANGING: Readonly<Record<string, string>> = {
  ticket_note: 'insert or update of body or delete',
  ticket_attachment: 'insert or delete',
  ticket_link: 'insert or delete',
  ticket_merge: 'insert or update of undone_at',
  task: 'insert or update of title, assignee_id, due_on, done_at or delete',
  letter: 'insert or update of subject, body, state or delete',
  request: 'insert',
  authority_file: 'insert or update of authority_name, act_reference, note, due_at',
};

// What the desk itself brings (a bounce, a machine's mail) is taken in; an officer opens the conversation again first.
const locks = `
  create function guard_locked_ticket() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
      if old.destroyed_at is not null then
        raise exception 'the file was destroyed' using errcode = 'DF002';
      end if;
      if new.state <> 'closed' then
        new.locked_at := null;
      elsif app_officer() is not null and ${row('new')} is distinct from ${row('old')} then
        raise exception 'the file is locked' using errcode = 'DF001';
      end if;
      return new;
    end $$;
  create trigger ticket_locked before update on ticket for each row when (old.locked_at is not null) execute function guard_locked_ticket();

  create function is_locked(target uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
    as $$ select exists (select from ticket t where t.id = target and t.locked_at is not null) $$;
  create function guard_locked_part() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
      if app_officer() is not null and (tg_op <> 'DELETE' and is_locked(new.ticket_id) or tg_op <> 'INSERT' and is_locked(old.ticket_id)) then
        raise exception 'the file is locked' using errcode = 'DF001';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
  ${Object.entries(HANGING)
    .map(
      ([table, when]) =>
        `create trigger ${table}_locked before ${when} on ${table} for each row execute function guard_locked_part();`,
    )
    .join('\n  ')}
  create trigger message_locked before update of ticket_id on message for each row
    when (old.ticket_id is not null and old.ticket_id is distinct from new.ticket_id) execute function guard_locked_part();
`;

// What a fact of a request still tells once its words are gone.
const FACTS_KEPT = `array['letterId', 'letterKind', 'assumed', 'stage', 'dueOn', 'right', 'outcome', 'grounds', 'rules', 'waiting',
        'identityLevel', 'override', 'from', 'to', 'firstArrivalAt', 'doubtSince', 'assigneeId', 'quietDays']`;

const destroy = `
  create function retention_destroy(target uuid[]) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      f uuid[]; m uuid[]; r uuid[]; l uuid[]; p uuid[]; o uuid[]; named uuid[];
      details bigint;
    begin
      if not app_system() then
        raise exception 'only the desk itself destroys a file' using errcode = 'insufficient_privilege';
      end if;
      perform 1 from ticket where id = any (target) order by id for update;
      -- Asked again of the tables, whoever calls, and by the server's own clock.
      if exists (
        select from unnest(target) u (id) left join retention_file a on a.ticket_id = u.id left join ticket t on t.id = u.id
        where a.destroy_on is null or a.destroyed_at is not null or a.destroy_on > (now() at time zone 'Europe/Paris')::date
          or t.state <> 'closed' or t.merged_into is not null
          or exists (select from retention_claim c where c.ticket_id = u.id and c.lifted_at is null
                       and (c.until is null or c.until >= (now() at time zone 'Europe/Paris')::date))
          or exists (select from request q where q.ticket_id = u.id and q.state not in ('closed', 'withdrawn'))) then
        raise exception 'a file whose time has not come' using errcode = 'check_violation';
      end if;

      with recursive family as (
        select unnest(target) as id union select t.id from ticket t join family on t.merged_into = family.id)
      select array_agg(id) into f from family;
      select coalesce(array_agg(id), '{}') into m from message where ticket_id = any (f);
      select coalesce(array_agg(id), '{}') into r from request where ticket_id = any (f);
      select coalesce(array_agg(id), '{}') into l from letter where ticket_id = any (f);
      select coalesce(array_agg(id), '{}') into p from pass_on where message_id = any (m);
      select array_agg(x) into named from (
        select unnest(f || m || r || l || p) as x
        union all select id from task where ticket_id = any (f)
        union all select id from ticket_note where ticket_id = any (f)
        union all select id from ticket_attachment where ticket_id = any (f)
        union all select id from authority_file where ticket_id = any (f)) everything;
      select coalesce(array_agg(x), '{}') into o from (
        select outgoing_mail_id as x from letter where id = any (l) and outgoing_mail_id is not null
        union select outgoing_mail_id from pass_on where id = any (p) and outgoing_mail_id is not null
        union select id from outgoing_mail where owner_id = any (named)) mails;

      delete from message_text where message_id = any (m);
      delete from triage_suggestion where message_id = any (m);
      delete from thread_proposal where message_id = any (m) or ticket_id = any (f);
      delete from ticket_note where ticket_id = any (f);
      delete from ticket_attachment where ticket_id = any (f);
      delete from ticket_link where ticket_id = any (f) or other_ticket_id = any (f);
      delete from task where ticket_id = any (f);
      update triage_decision set suggested_account = null, account = null where ticket_id = any (f);
      update pass_on set target = null, failure = null, response = null where id = any (p);
      update message set body_destroyed_at = coalesce(body_destroyed_at, now()), parts = '[]', facts = '{}', subject = null, preview = null,
          envelope_from = null, envelope_to = '{}', remote_ip = null, from_name = null, from_address = null, reply_to = '{}', to_addresses = '{}',
          cc_addresses = '{}', message_id = null, in_reply_to = null, reference_ids = '{}', by_hand_why = null,
          steps = (select coalesce(jsonb_agg(s - 'why' || '{"why": null}'), '[]') from jsonb_array_elements(steps) s)
        where id = any (m);
      update request set subject = '', person_name = null, person_address = '', account_address = null where id = any (r);
      update request_track set reasons = null where request_id = any (r);
      update request_pause set doubt = '' where request_id = any (r);
      update request_fact set data = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(data) where key = any (${FACTS_KEPT}))
        where request_id = any (r);
      update letter set to_address = '', to_name = null, subject = '', body = '', fields = '{}', access_blocks = '{}', message_id = null,
          bounce_reason = null, delay_reason = null where id = any (l);
      update letter_reading set note = case when verdict = 'approved' then null else '' end where letter_id = any (l);
      update identity_proof set note = null where request_id = any (r);
      -- An image is long gone; one that is not goes here.
      update identity_document set blob_id = null, destroyed_at = now(), destroyed_why = 'request-ended' where request_id = any (r) and blob_id is not null;
      update outgoing_mail set envelope_to = '{}', bytes = '', message_id = '<' || id || '@destroyed.invalid>', smtp_response = null,
          last_error = null, state = case when state in ('queued', 'held') then 'failed' else state end where id = any (o);
      update authority_file set authority_name = null, act_reference = null, note = null where ticket_id = any (f);
      update access_grant set reason = 'destroyed' where resource_id = any (f);
      update retention_claim set reason = '', lift_reason = null where ticket_id = any (f);
      update retention_opening set reason = '' where ticket_id = any (f);
      -- The details of acts live as long as their file; the leaves stay, and a seal over them still verifies.
      delete from audit_detail d using audit_event e where e.id = d.event_id and (e.ticket_id = any (f) or e.object_id = any ((f || m)::text[]));
      get diagnostics details = row_count;
      update ticket set subject = '', correspondent_name = null, correspondent_address = null, account_address = null, tags = '{}',
          closed_as = case when closed_as in ('answered', 'withdrawn', 'closed-without-answer', 'not-privacy') then closed_as end,
          unread = false, locked_at = coalesce(locked_at, now()), destroyed_at = now(), version = version + 1
        where id = any (f);
      return details;
    end $$;
  revoke execute on function retention_destroy(uuid[]) from public;
`;

const rights = `
  revoke execute on function is_locked(uuid), guard_locked_ticket(), guard_locked_part() from public;
  grant select, insert, update, delete on retention_file to dpo_app;
  grant select, insert, update on retention_claim to dpo_app;
  grant select, insert on retention_opening, destruction_certificate to dpo_app;
  grant execute on function is_locked(uuid), guard_locked_ticket(), guard_locked_part(), retention_destroy(uuid[]) to dpo_app;
`;
