import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tokens that a refresh token gave, sealed, for all processes. A mail that is too large to be read has a row of what was read of it:
 * it says how large the whole is, and is not counted among the mails of its channel, since the mail itself is still to be read.
 */
export class TokensAndExcerpts1700000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table mailbox_token (
        id bytea primary key,
        sealed bytea,
        usable_until timestamptz,
        renewed_at timestamptz not null default now()
      );
      grant select, insert, update, delete on mailbox_token to dpo_app;

      alter table message add column whole_size bigint check (whole_size > 0);
      create index message_excerpt on message (channel_id) where whole_size is not null;

      create or replace function channel_counts(channel uuid)
        returns table (journaled bigint, accounted bigint, in_progress bigint, by_hand bigint, copies bigint, probes bigint,
                       newest_at timestamptz, newest_journaled_at timestamptz, oldest_unhandled_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select count(*) filter (where m.whole_size is null), count(*) filter (where m.state <> 'journaled' and m.whole_size is null),
                 count(*) filter (where m.state = 'journaled' and m.whole_size is null),
                 count(*) filter (where m.by_hand), count(*) filter (where m.copy_of is not null), count(*) filter (where m.state = 'probe'),
                 max(m.received_at), max(m.journaled_at), min(m.journaled_at) filter (where m.state = 'journaled')
          from message m where m.channel_id = channel and m.direction = 'in' $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function channel_counts(channel uuid)
        returns table (journaled bigint, accounted bigint, in_progress bigint, by_hand bigint, copies bigint, probes bigint,
                       newest_at timestamptz, newest_journaled_at timestamptz, oldest_unhandled_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select count(*), count(*) filter (where m.state <> 'journaled'), count(*) filter (where m.state = 'journaled'),
                 count(*) filter (where m.by_hand), count(*) filter (where m.copy_of is not null), count(*) filter (where m.state = 'probe'),
                 max(m.received_at), max(m.journaled_at), min(m.journaled_at) filter (where m.state = 'journaled')
          from message m where m.channel_id = channel and m.direction = 'in' $$;
      drop index message_excerpt;
      alter table message drop column whole_size;
      drop table mailbox_token;
    `);
  }
}
