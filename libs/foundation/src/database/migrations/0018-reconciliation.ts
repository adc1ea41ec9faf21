import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every comparison of a channel with its source found, who was told of it, and the desk's own probes. */
export class Reconciliation1700000000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table message drop constraint message_state_check;
      alter table message add constraint message_state_check check (state in ('journaled', 'ticketed', 'probe'));
      alter table channel drop column gaps;

      create table channel_check (
        channel_id uuid primary key references channel,
        ran_at timestamptz,
        took_ms int,
        -- The source: when it last answered, how many mails it listed, when all of its folders were last listed.
        answered_at timestamptz,
        at_source bigint,
        listed_whole_at timestamptz,
        error text,
        error_at timestamptz,
        -- Rows that were there at the last comparison: a journal only grows.
        rows_known bigint not null default 0,
        rows_until timestamptz,
        -- Null = judged by habit, 0 = may be silent for ever.
        silence_hours int check (silence_hours between 0 and 8760),
        quiet_limit_ms bigint,
        alarm_kinds text[] not null default '{}',
        alarm_since timestamptz,
        alarm_told_at timestamptz
      );

      create table channel_gap (
        id uuid primary key default uuidv7(),
        channel_id uuid not null references channel,
        why text not null check (why in ('not-in-journal', 'acknowledged', 'row-gone', 'not-handled', 'no-ticket', 'bytes-missing', 'bytes-altered')),
        -- UID in its folder, identity of a delivery, or id of a message.
        subject text not null,
        since timestamptz not null,
        last_seen_at timestamptz not null,
        -- Seen once it may be a mail on its way into the journal.
        confirmed boolean not null,
        closed_at timestamptz,
        settled_by uuid references officer,
        settled_why text
      );
      create unique index channel_gap_open on channel_gap (channel_id, why, subject) where closed_at is null;
      create index channel_gap_settled on channel_gap (channel_id, why, subject) where settled_by is not null;

      create table channel_probe (
        id uuid primary key,
        sent_at timestamptz not null,
        arrived_at timestamptz,
        channel_id uuid references channel,
        message_id uuid references message
      );
      create index channel_probe_sent on channel_probe (sent_at);

      grant select, insert, update on channel_check, channel_gap, channel_probe to dpo_app;
      grant delete on channel_probe to dpo_app;
      grant select on channel_check, channel_gap, channel_probe to dpo_report;

      drop function channel_counts(uuid);
      create function channel_counts(channel uuid)
        returns table (journaled bigint, accounted bigint, in_progress bigint, by_hand bigint, copies bigint, probes bigint,
                       newest_at timestamptz, newest_journaled_at timestamptz, oldest_unhandled_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select count(*), count(*) filter (where m.state <> 'journaled'), count(*) filter (where m.state = 'journaled'),
                 count(*) filter (where m.by_hand), count(*) filter (where m.copy_of is not null), count(*) filter (where m.state = 'probe'),
                 max(m.received_at), max(m.journaled_at), min(m.journaled_at) filter (where m.state = 'journaled')
          from message m where m.channel_id = channel and m.direction = 'in' $$;

      drop function channel_messages(uuid, boolean, int, timestamptz, uuid);
      create function channel_messages(channel uuid, only_by_hand boolean, max_rows int, before_at timestamptz, before_id uuid)
        returns table (id uuid, received_at timestamptz, journaled_at timestamptz, state text, by_hand boolean, size int, steps jsonb)
        language sql stable security definer set search_path = public, pg_temp as $$
          select m.id, m.received_at, m.journaled_at, m.state, m.by_hand, m.size, m.steps
          from message m
          where m.channel_id = channel and m.direction = 'in' and (not only_by_hand or m.by_hand)
            and (before_at is null or (m.received_at, m.id) < (before_at, before_id))
          order by m.received_at desc, m.id desc limit max_rows $$;
      revoke execute on function channel_counts(uuid), channel_messages(uuid, boolean, int, timestamptz, uuid) from public;
      grant execute on function channel_counts(uuid), channel_messages(uuid, boolean, int, timestamptz, uuid) to dpo_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('gaps that were found are not forgotten: restore a backup instead');
  }
}
