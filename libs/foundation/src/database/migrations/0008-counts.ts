import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers about messages for people who may not read messages: the functions see every row and give counts only. */
export class Counts1700000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index message_channel on message (channel_id, state, by_hand, received_at);

      create function channel_counts(channel uuid)
        returns table (journaled bigint, accounted bigint, in_progress bigint, by_hand bigint, copies bigint,
                       newest_at timestamptz, oldest_unhandled_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select count(*), count(*) filter (where m.state = 'ticketed'), count(*) filter (where m.state = 'journaled'),
                 count(*) filter (where m.by_hand), count(*) filter (where m.copy_of is not null),
                 max(m.received_at), min(m.received_at) filter (where m.state = 'journaled')
          from message m where m.channel_id = channel and m.direction = 'in' $$;

      -- The steps of each message of a channel, without a word of what stands in it.
      create function channel_messages(channel uuid, only_by_hand boolean, max_rows int, before_at timestamptz, before_id uuid)
        returns table (id uuid, received_at timestamptz, ticket_id uuid, ticket_reference text, state text, by_hand boolean, size int, steps jsonb)
        language sql stable security definer set search_path = public, pg_temp as $$
          select m.id, m.received_at, case when m.restricted then null else m.ticket_id end,
                 case when m.restricted then null else t.reference end, m.state, m.by_hand, m.size, m.steps
          from message m left join ticket t on t.id = m.ticket_id
          where m.channel_id = channel and m.direction = 'in' and (not only_by_hand or m.by_hand)
            and (before_at is null or (m.received_at, m.id) < (before_at, before_id))
          order by m.received_at desc, m.id desc limit max_rows $$;
      create index message_channel_received on message (channel_id, received_at desc, id desc);

      revoke execute on function channel_counts(uuid), channel_messages(uuid, boolean, int, timestamptz, uuid) from public;
      grant execute on function channel_counts(uuid), channel_messages(uuid, boolean, int, timestamptz, uuid) to dpo_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function channel_messages(uuid, boolean, int, timestamptz, uuid), channel_counts(uuid);
      drop index message_channel, message_channel_received;
    `);
  }
}
