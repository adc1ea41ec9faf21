import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels, the journal of messages with the verdict of every step, and the decoded text beside them. */
export class Intake1700000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table rule_set (
        id uuid primary key default uuidv7(),
        kind text not null,
        version text not null,
        content jsonb not null,
        source text not null,
        valid_from date not null,
        valid_to date,
        proposed_by text not null,
        approved_by text,
        approved_at timestamptz,
        created_at timestamptz not null default now(),
        unique (kind, version),
        check (approved_by is null or approved_by <> proposed_by)
      );

      create table channel (
        id uuid primary key default uuidv7(),
        kind text not null check (kind in ('imap', 'smtp', 'import', 'manual')),
        name text not null unique,
        state text not null default 'active' check (state in ('active', 'paused')),
        config jsonb not null default '{}',
        uid_validity bigint,
        last_uid bigint,
        -- What the source itself counted at the last comparison, and when.
        seen_count bigint,
        seen_at timestamptz,
        gaps jsonb not null default '[]',
        last_error text,
        last_error_at timestamptz,
        created_at timestamptz not null default now()
      );

      create table message (
        id uuid primary key default uuidv7(),
        channel_id uuid not null references channel,
        direction text not null default 'in' check (direction in ('in', 'out')),
        identity text not null,
        sha256 bytea not null,
        copy_hash bytea,
        copy_of uuid references message,
        size int not null,
        received_at timestamptz not null,
        received_source text not null check (received_source in ('internaldate', 'end-of-data', 'received-header', 'typed', 'file-date', 'sent')),
        journaled_at timestamptz not null default now(),
        envelope_from text,
        envelope_to text[] not null default '{}',
        remote_ip text,
        state text not null default 'journaled' check (state in ('journaled', 'ticketed')),
        by_hand boolean not null default false,
        by_hand_why text,
        ticket_id uuid,
        -- Invisible until classified.
        restricted boolean not null default true,
        subject text,
        from_name text,
        from_address text,
        reply_to text[] not null default '{}',
        to_addresses text[] not null default '{}',
        cc_addresses text[] not null default '{}',
        message_id text,
        in_reply_to text,
        reference_ids text[] not null default '{}',
        sent_at timestamptz,
        language text,
        preview text,
        authenticated boolean,
        facts jsonb not null default '{}',
        parts jsonb not null,
        steps jsonb not null default '[]',
        decoder_version text,
        unique (channel_id, identity)
      );
      create index message_ticket on message (ticket_id, received_at);
      create index message_message_id on message (message_id);
      create index message_copy_hash on message (copy_hash);
      create index message_from on message (from_address, received_at);
      create index message_journaled on message (journaled_at) where state = 'journaled';
      create index message_by_hand on message (channel_id) where by_hand;

      create text search configuration dpo_fr (copy = french);
      create text search configuration dpo_en (copy = english);
      create text search configuration dpo_simple (copy = simple);
      alter text search configuration dpo_fr alter mapping for hword, hword_part, word with unaccent, french_stem;
      alter text search configuration dpo_en alter mapping for hword, hword_part, word with unaccent, english_stem;
      alter text search configuration dpo_simple alter mapping for hword, hword_part, word with unaccent, simple;

      create table message_text (
        message_id uuid primary key references message on delete cascade,
        ticket_id uuid not null,
        restricted boolean not null,
        received_at timestamptz not null,
        body text not null,
        tsv tsvector not null
      );
      create index message_text_tsv on message_text using gin (tsv) with (fastupdate = on);
      create index message_text_received on message_text (received_at desc, message_id desc);
      create index message_text_ticket on message_text (ticket_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table message_text, message, channel, rule_set;
      drop text search configuration dpo_fr; drop text search configuration dpo_en; drop text search configuration dpo_simple;
    `);
  }
}
