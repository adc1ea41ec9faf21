import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a row that hangs from a ticket, or from none, is seen. */
const visible = (ticket: string): string =>
  `(select app_system()) or ((select app_reads_mail()) and (not restricted or app_granted(${ticket})))`;

const policies = (table: string): string => `
  alter table ${table} enable row level security;
  create policy ${table}_visible on ${table} for select to dpo_app using (${visible('ticket_id')});
  create policy ${table}_added on ${table} for insert to dpo_app with check (true);
  create policy ${table}_changed on ${table} for update to dpo_app using (${visible('ticket_id')}) with check (true);
`;

const TABLES = ['breach', 'breach_fact', 'enquiry', 'enquiry_fact', 'enquiry_handover'];

/**
 * The register of breaches, and what is asked of the desk without a right being exercised: questions on privacy and letters of the
 * supervisory authority. A breach need not come from a ticket; one that does is as secret as the ticket. What was told and decided is
 * added to, never changed.
 */
export class Breaches1700000000028 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(breaches);
    await db.query(enquiries);
    for (const table of TABLES) await db.query(policies(table));
    await db.query(rights);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger ticket_secrecy_followed on ticket;
      drop function follow_ticket_secrecy();
      drop table enquiry_handover, enquiry_fact, enquiry, breach_fact, breach;
    `);
  }
}

const breaches = `
  create table breach (
    id uuid primary key default uuidv7(),
    reference text not null unique,
    ticket_id uuid references ticket,
    letter_id uuid references letter,
    restricted boolean not null default false,
    state text not null default 'open' check (state in ('open', 'closed', 'set-aside')),
    kind text not null check (kind in ('wrong-recipient', 'unauthorised-access', 'loss', 'theft', 'alteration', 'unavailability', 'other')),
    natures text[] not null default '{}' check (natures <@ array['confidentiality', 'integrity', 'availability']),
    what text not null,
    data_categories text,
    people_categories text,
    people_count int check (people_count >= 0),
    records_count int check (records_count >= 0),
    happened_from timestamptz,
    happened_until timestamptz,
    known_at timestamptz not null,
    known_how text,
    consequences text,
    measures text,
    safe_at timestamptz not null,
    last_at timestamptz not null,
    notify_decision text check (notify_decision in ('notify', 'no-risk')),
    notify_reasons text,
    notify_decided_by uuid references officer,
    notified_at timestamptz,
    cnil_reference text,
    late_reasons text,
    more_to_follow boolean not null default false,
    tell_decision text check (tell_decision in ('tell', 'no-high-risk', 'unintelligible', 'risk-averted', 'public-notice')),
    tell_reasons text,
    tell_decided_by uuid references officer,
    told_at timestamptz,
    told_count int check (told_count >= 0),
    owner_id uuid references officer,
    closed_at timestamptz,
    version int not null default 1,
    created_by uuid references officer,
    created_at timestamptz not null default now(),
    check (ticket_id is not null or not restricted),
    check (last_at > safe_at and safe_at > known_at),
    constraint breach_decided check ((notify_decision is null or btrim(coalesce(notify_reasons, '')) <> '')
      and (tell_decision is null or btrim(coalesce(tell_reasons, '')) <> '')),
    constraint breach_late check (notified_at is null or (notify_decision = 'notify'
      and (notified_at <= last_at or btrim(coalesce(late_reasons, '')) <> ''))),
    constraint breach_whole check (state <> 'closed' or (notify_decision is not null and tell_decision is not null
      and (notify_decision = 'no-risk' or (notified_at is not null and not more_to_follow))
      and (tell_decision not in ('tell', 'public-notice') or told_at is not null)))
  );
  create index breach_ticket on breach (ticket_id) where ticket_id is not null;
  create index breach_known on breach (known_at desc, id desc);
  create index breach_due on breach (last_at, id) where state = 'open' and notified_at is null;
  create unique index breach_of_letter on breach (letter_id) where state <> 'set-aside';

  create table breach_fact (
    id uuid primary key default uuidv7(),
    breach_id uuid not null references breach,
    ticket_id uuid references ticket,
    restricted boolean not null,
    kind text not null,
    at timestamptz not null,
    data jsonb not null default '{}',
    officer_id uuid references officer
  );
  create index breach_fact_breach on breach_fact (breach_id, id);
`;

const enquiries = `
  create table enquiry (
    id uuid primary key default uuidv7(),
    reference text not null unique,
    ticket_id uuid not null unique references ticket,
    restricted boolean not null,
    kind text not null check (kind in ('enquiry', 'supervisory')),
    state text not null default 'open' check (state in ('open', 'answered', 'closed')),
    authority_name text,
    authority_reference text,
    owner_id uuid references officer,
    received_at timestamptz not null,
    due_on date not null,
    due_source text not null check (due_source in ('policy', 'letter')),
    due_words text,
    rule_set_version text not null,
    answered_at timestamptz,
    no_answer_reason text,
    closed_at timestamptz,
    version int not null default 1,
    created_by uuid references officer,
    created_at timestamptz not null default now(),
    constraint enquiry_due_words check (due_source = 'policy' or btrim(coalesce(due_words, '')) <> ''),
    constraint enquiry_ended check (state <> 'closed' or answered_at is not null or btrim(coalesce(no_answer_reason, '')) <> '')
  );
  create index enquiry_due on enquiry (due_on, id);
  create index enquiry_open on enquiry (due_on, id) where state = 'open';

  create table enquiry_fact (
    id uuid primary key default uuidv7(),
    enquiry_id uuid not null references enquiry,
    ticket_id uuid not null references ticket,
    restricted boolean not null,
    kind text not null,
    at timestamptz not null,
    data jsonb not null default '{}',
    officer_id uuid references officer
  );
  create index enquiry_fact_enquiry on enquiry_fact (enquiry_id, id);

  -- What the authority was given, and when: fingerprints, no second copy.
  create table enquiry_handover (
    id uuid primary key default uuidv7(),
    enquiry_id uuid not null references enquiry,
    ticket_id uuid not null references ticket,
    restricted boolean not null,
    at timestamptz not null,
    way text not null,
    items jsonb not null check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) > 0),
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    officer_id uuid not null references officer,
    created_at timestamptz not null default now()
  );
  create index enquiry_handover_enquiry on enquiry_handover (enquiry_id, id);
`;

// A ticket that becomes an authority matter takes all that hangs from it out of sight, and back with it.
const rights = `
  create function follow_ticket_secrecy() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    ${TABLES.map((table) => `update ${table} set restricted = new.restricted where ticket_id = new.id;`).join('\n    ')}
    return null;
  end $$;
  create trigger ticket_secrecy_followed after update of restricted on ticket for each row
    when (old.restricted is distinct from new.restricted) execute function follow_ticket_secrecy();
  revoke all on function follow_ticket_secrecy() from public;
  grant select, insert, update on breach, enquiry to dpo_app;
  grant select, insert on breach_fact, enquiry_fact, enquiry_handover to dpo_app;
`;
