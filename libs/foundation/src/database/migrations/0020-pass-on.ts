import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is not the desk's business: where it is passed on to, what became of each mail, and when its body went. A mail that may
 * leave once only is marked before it is tried, so that a try without an end is known for one.
 */
export class PassOn1700000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table message add column body_destroyed_at timestamptz;
      alter table outgoing_mail add column once boolean not null default false, add column trying_since timestamptz;

      create table pass_on_target (
        id uuid primary key default uuidv7(),
        -- Null: for every channel that has no target of its own.
        channel_id uuid references channel,
        kind text not null,
        way text not null check (way in ('resend', 'move', 'none')),
        address text,
        folder text,
        delay_days int not null default 30 check (delay_days between 0 and 3650),
        updated_by uuid references officer,
        updated_at timestamptz not null default now(),
        check ((way = 'resend') = (address is not null)),
        check ((way = 'move') = (folder is not null)),
        check (way <> 'move' or channel_id is not null),
        unique nulls not distinct (channel_id, kind)
      );

      create table pass_on (
        id uuid primary key default uuidv7(),
        message_id uuid not null unique references message,
        kind text not null,
        way text check (way in ('resend', 'move', 'none')),
        -- Address or folder as it was when the mail was passed on.
        target text,
        delay_days int,
        state text not null check (state in ('no-target', 'waiting', 'passed', 'failed', 'taken-back', 'destroyed')),
        failure text,
        officer_id uuid references officer,
        outgoing_mail_id uuid references outgoing_mail,
        -- SHA-256 of the final bytes, and the answer of the server that took them.
        final_sha256 bytea,
        response text,
        passed_at timestamptz,
        destroy_after timestamptz,
        destroyed_at timestamptz,
        created_at timestamptz not null default now(),
        check (state <> 'passed' or (passed_at is not null and destroy_after is not null)),
        check ((state = 'destroyed') = (destroyed_at is not null)),
        check (state <> 'destroyed' or passed_at is not null)
      );
      create index pass_on_due on pass_on (destroy_after) where state = 'passed';
      create index pass_on_open on pass_on (created_at) where state in ('no-target', 'waiting');

      -- It hangs from its message and is seen with it.
      alter table pass_on enable row level security;
      create policy pass_on_visible on pass_on for select to dpo_app
        using ((select app_system()) or exists (select from message m where m.id = pass_on.message_id));
      create policy pass_on_added on pass_on for insert to dpo_app with check (true);
      create policy pass_on_changed on pass_on for update to dpo_app
        using ((select app_system()) or exists (select from message m where m.id = pass_on.message_id)) with check (true);

      -- An administrator runs the channels and reads no message: numbers only.
      create function pass_on_counts(of_channel uuid) returns table (kind text, state text, mails bigint, next_end timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select p.kind, p.state, count(*), min(p.destroy_after) filter (where p.state = 'passed')
          from pass_on p join message m on m.id = p.message_id where m.channel_id = of_channel group by 1, 2 $$;
      revoke execute on function pass_on_counts(uuid) from public;

      grant select, insert, update on pass_on, pass_on_target to dpo_app;
      grant delete on pass_on_target to dpo_app;
      grant execute on function pass_on_counts(uuid) to dpo_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function pass_on_counts(uuid);
      drop table pass_on, pass_on_target;
      alter table outgoing_mail drop column once, drop column trying_since;
      alter table message drop column body_destroyed_at;
    `);
  }
}
