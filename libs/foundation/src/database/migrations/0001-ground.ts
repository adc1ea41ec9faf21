import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asking (settings of the transaction), the keys, the blobs, the outbox and the outgoing mails. */
export class Ground1700000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function app_officer() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.officer', true), '')::uuid $$;
      create function app_system() returns boolean language sql stable parallel safe
        as $$ select coalesce(current_setting('app.scope', true), '') <> '' $$;

      -- Own schema: the keys have a backup cycle of their own (decision 11).
      create schema keys;
      create table keys.owner_key (
        id uuid primary key default uuidv7(),
        owner_kind text not null,
        owner_id text not null,
        wrapped bytea not null,
        master_key_id text not null,
        created_at timestamptz not null default now(),
        destroyed_at timestamptz,
        unique (owner_kind, owner_id)
      );
      create table keys.part_key (
        id uuid primary key,
        owner_key_id uuid not null references keys.owner_key,
        wrapped bytea not null
      );
      create index part_key_owner on keys.part_key (owner_key_id);

      create table blob (
        id uuid primary key,
        key_id uuid not null,
        storage text not null check (storage in ('row', 'file')),
        bytes bytea,
        path text,
        size bigint not null,
        sha256 bytea not null,
        check ((storage = 'row' and bytes is not null) or (storage = 'file' and path is not null))
      );
      -- Encrypted bytes do not compress: trying costs more than it saves.
      alter table blob alter column bytes set storage external;

      create table outbox (
        id uuid primary key default uuidv7(),
        job text not null,
        payload jsonb not null,
        run_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        attempts int not null default 0,
        lease_until timestamptz,
        closed_at timestamptz,
        failed_at timestamptz,
        last_error text,
        correlation_id text
      );
      create index outbox_open on outbox (run_at) where closed_at is null and failed_at is null;
      create index outbox_closed on outbox (closed_at) where closed_at is not null;
      create index outbox_failed on outbox (failed_at) where failed_at is not null;

      create table outgoing_mail (
        id uuid primary key default uuidv7(),
        owner_kind text not null,
        owner_id uuid not null,
        envelope_from text not null,
        envelope_to text[] not null,
        message_id text not null unique,
        bytes bytea not null,
        automatic boolean not null default false,
        not_before timestamptz not null default now(),
        attempts int not null default 0,
        state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'held')),
        smtp_response text,
        sent_at timestamptz,
        last_error text,
        created_at timestamptz not null default now()
      );
      create index outgoing_mail_owner on outgoing_mail (owner_kind, owner_id);
      create index outgoing_mail_automatic on outgoing_mail (created_at) where automatic;

      create table schedule_tick (
        name text primary key,
        last_at timestamptz not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table schedule_tick, outgoing_mail, outbox, blob;
      drop schema keys cascade;
      drop function app_officer(), app_system();
    `);
  }
}
