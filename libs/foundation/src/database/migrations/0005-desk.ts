import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets, rights requests, authority files and letters. */
export class Desk1700000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table ticket (
        id uuid primary key default uuidv7(),
        reference text not null unique,
        state text not null default 'open' check (state in ('open', 'waiting', 'closed')),
        subject text not null default '',
        correspondent_name text,
        correspondent_address text,
        restricted boolean not null,
        class text,
        not_privacy_kind text,
        rights text[] not null default '{}',
        language text,
        confidence real,
        abstains boolean not null default true,
        flags text[] not null default '{}',
        by_hand boolean not null default false,
        auto_reply_allowed boolean not null default false,
        triaged_by uuid references officer,
        triaged_at timestamptz,
        account_address text,
        account_confirmed boolean not null default false,
        assignee_id uuid references officer,
        tags text[] not null default '{}',
        channel_kind text not null,
        first_received_at timestamptz not null,
        last_message_at timestamptz not null,
        message_count int not null default 1,
        unread boolean not null default true,
        merged_into uuid references ticket,
        closed_at timestamptz,
        closed_as text,
        version int not null default 1,
        created_at timestamptz not null default now()
      );
      alter table message add foreign key (ticket_id) references ticket;
      alter table message_text add foreign key (ticket_id) references ticket;
      create index ticket_inbox on ticket (first_received_at desc, id desc) where triaged_at is null and merged_into is null and state <> 'closed';
      create index ticket_recent on ticket (last_message_at desc, id desc);
      create index ticket_first on ticket (first_received_at desc, id desc);
      create index ticket_state on ticket (state, last_message_at desc, id desc);
      create index ticket_class on ticket (class, last_message_at desc, id desc);
      create index ticket_assignee on ticket (assignee_id, last_message_at desc, id desc);
      create index ticket_correspondent on ticket (correspondent_address, last_message_at desc);
      create index ticket_account on ticket (account_address) where account_address is not null;
      create index ticket_tags on ticket using gin (tags);

      create table triage_suggestion (
        message_id uuid primary key references message on delete cascade,
        ticket_id uuid not null references ticket,
        restricted boolean not null,
        version text not null,
        class text not null,
        not_privacy_kind text,
        rights text[] not null,
        language text not null,
        confidence real not null,
        abstains boolean not null,
        candidates jsonb not null,
        flags text[] not null,
        authority_sign text not null,
        auto_reply_allowed boolean not null,
        evidence jsonb not null,
        created_at timestamptz not null default now()
      );
      create index triage_suggestion_ticket on triage_suggestion (ticket_id);

      create table triage_correction (
        id uuid primary key default uuidv7(),
        ticket_id uuid not null references ticket,
        restricted boolean not null,
        officer_id uuid not null references officer,
        suggested jsonb not null,
        decided jsonb not null,
        created_at timestamptz not null default now()
      );
      create index triage_correction_ticket on triage_correction (ticket_id);

      create table thread_proposal (
        id uuid primary key default uuidv7(),
        message_id uuid not null references message,
        ticket_id uuid not null references ticket,
        candidate_ticket_id uuid not null references ticket,
        restricted boolean not null,
        reason text not null,
        decided text check (decided in ('joined', 'kept-apart')),
        decided_by uuid references officer,
        decided_at timestamptz,
        created_at timestamptz not null default now(),
        unique (message_id, candidate_ticket_id)
      );
      create index thread_proposal_ticket on thread_proposal (ticket_id);

      create table ticket_note (
        id uuid primary key default uuidv7(),
        ticket_id uuid not null references ticket,
        restricted boolean not null,
        officer_id uuid references officer,
        body text not null,
        created_at timestamptz not null default now()
      );
      create index ticket_note_ticket on ticket_note (ticket_id, created_at);

      create table ticket_attachment (
        id uuid primary key default uuidv7(),
        ticket_id uuid not null references ticket,
        restricted boolean not null,
        blob_id uuid not null references blob,
        file_name text not null,
        mime_type text not null,
        size bigint not null,
        officer_id uuid not null references officer,
        created_at timestamptz not null default now()
      );
      create index ticket_attachment_ticket on ticket_attachment (ticket_id);

      create table ticket_link (
        id uuid primary key default uuidv7(),
        ticket_id uuid not null references ticket,
        other_ticket_id uuid not null references ticket,
        restricted boolean not null,
        officer_id uuid not null references officer,
        created_at timestamptz not null default now(),
        check (ticket_id <> other_ticket_id),
        unique (ticket_id, other_ticket_id)
      );
      create index ticket_link_other on ticket_link (other_ticket_id);

      create table ticket_merge (
        id uuid primary key default uuidv7(),
        ticket_id uuid not null references ticket,
        into_ticket_id uuid not null references ticket,
        restricted boolean not null,
        message_ids uuid[] not null,
        previous_state text not null,
        officer_id uuid not null references officer,
        created_at timestamptz not null default now(),
        undone_at timestamptz,
        undone_by uuid references officer
      );
      create index ticket_merge_ticket on ticket_merge (ticket_id);
      create index ticket_merge_into on ticket_merge (into_ticket_id);

      create table request (
        id uuid primary key default uuidv7(),
        reference text not null unique,
        ticket_id uuid not null references ticket,
        restricted boolean not null,
        state text not null check (state in ('received', 'assessing', 'decided', 'answered', 'closed', 'withdrawn')),
        rights text[] not null check (cardinality(rights) > 0),
        subject text not null default '',
        person_name text,
        person_address text not null,
        account_address text,
        language text not null,
        received_at timestamptz not null,
        receipt_day date not null,
        raw_last_day date not null,
        due_on date not null,
        first_due_on date not null,
        safe_on date not null,
        clock text not null default 'running' check (clock in ('running', 'suspended', 'extended', 'stopped')),
        calendar text not null default 'FR',
        rule_set_version text not null,
        explanation jsonb not null,
        waiting text check (waiting in ('identity', 'clarification', 'platform', 'recipient', 'counsel', 'second-officer')),
        waiting_since timestamptz,
        identity_level text not null default 'L0',
        acknowledged_at timestamptz,
        assignee_id uuid references officer,
        extended_until date,
        outcome text,
        answered_at timestamptz,
        delivered_at timestamptz,
        closed_at timestamptz,
        version int not null default 1,
        created_by uuid references officer,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index request_ticket on request (ticket_id);
      create index request_due on request (due_on, id);
      create index request_received on request (received_at, id);
      create index request_state_due on request (state, due_on, id);
      create index request_state_received on request (state, received_at, id);
      create index request_assignee_due on request (assignee_id, due_on, id);
      create index request_assignee_received on request (assignee_id, received_at, id);
      create index request_waiting_due on request (waiting, due_on, id) where waiting is not null;
      create index request_waiting_received on request (waiting, received_at, id) where waiting is not null;
      create index request_open_due on request (due_on, id) where state in ('received', 'assessing', 'decided');
      create index request_open_received on request (received_at, id) where state in ('received', 'assessing', 'decided');
      create index request_person on request (person_address, received_at);
      create index request_account on request (account_address) where account_address is not null;
      create index request_rights on request using gin (rights);

      create table request_track (
        id uuid primary key default uuidv7(),
        request_id uuid not null references request,
        ticket_id uuid not null references ticket,
        restricted boolean not null,
        "right" text not null,
        position int not null,
        outcome text check (outcome in ('granted', 'partly', 'refused', 'not-applicable')),
        grounds text[] not null default '{}',
        reasons text,
        decided_by uuid references officer,
        decided_at timestamptz,
        unique (request_id, "right")
      );

      create table request_pause (
        id uuid primary key default uuidv7(),
        request_id uuid not null references request,
        ticket_id uuid not null references ticket,
        restricted boolean not null,
        ground text not null check (ground in ('identity', 'clarification')),
        doubt text not null,
        from_day date not null,
        to_day date,
        created_by uuid references officer,
        created_at timestamptz not null default now()
      );
      create index request_pause_request on request_pause (request_id);

      -- What the request was told, in order: its history and the facts of its machine.
      create table request_fact (
        id uuid primary key default uuidv7(),
        request_id uuid not null references request,
        ticket_id uuid not null references ticket,
        restricted boolean not null,
        kind text not null,
        at timestamptz not null,
        data jsonb not null default '{}',
        officer_id uuid references officer
      );
      create index request_fact_request on request_fact (request_id, at, id);

      create table task (
        id uuid primary key default uuidv7(),
        ticket_id uuid not null references ticket,
        request_id uuid references request,
        restricted boolean not null,
        title text not null,
        assignee_id uuid references officer,
        due_on date,
        done_at timestamptz,
        done_by uuid references officer,
        created_by uuid references officer,
        created_at timestamptz not null default now()
      );
      create index task_ticket on task (ticket_id);
      create index task_request on task (request_id) where request_id is not null;
      create index task_open on task (assignee_id, due_on) where done_at is null;

      create table authority_file (
        id uuid primary key default uuidv7(),
        reference text not null unique,
        ticket_id uuid not null unique references ticket,
        restricted boolean not null default true check (restricted),
        state text not null default 'received' check (state in ('received', 'acknowledged', 'parked')),
        authority_name text,
        act_reference text,
        received_at timestamptz not null,
        due_at timestamptz,
        due_typed_by uuid references officer,
        paged_at timestamptz,
        page_acknowledged_at timestamptz,
        page_acknowledged_by uuid references officer,
        note text,
        created_by uuid references officer,
        created_at timestamptz not null default now(),
        version int not null default 1
      );
      create index authority_file_due on authority_file (due_at) where due_at is not null;

      create table letter (
        id uuid primary key default uuidv7(),
        ticket_id uuid not null references ticket,
        request_id uuid references request,
        authority_file_id uuid references authority_file,
        restricted boolean not null,
        kind text not null,
        language text not null,
        template_version text not null,
        state text not null default 'draft' check (state in ('draft', 'queued', 'sent', 'delivered', 'bounced', 'failed', 'discarded')),
        to_address text not null,
        to_name text,
        subject text not null,
        body text not null,
        fields jsonb not null default '{}',
        automatic boolean not null default false,
        decided_by uuid references officer,
        created_by uuid references officer,
        message_id text unique,
        outgoing_mail_id uuid references outgoing_mail,
        based_on_message_count int,
        sent_at timestamptz,
        delivered_at timestamptz,
        bounced_at timestamptz,
        bounce_reason text,
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index letter_ticket on letter (ticket_id, created_at);
      create index letter_request on letter (request_id) where request_id is not null;
      create index letter_state on letter (state, created_at desc);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table letter, authority_file, task, request_fact, request_pause, request_track, request, ticket_merge, ticket_link,
        ticket_attachment, ticket_note, thread_proposal, triage_correction, triage_suggestion cascade;
      drop table ticket cascade;
    `);
  }
}
