import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A letter that turns something down is read by a second officer before it leaves. Whoever wrote a word of it does not read it as
 * the second, and whoever read it does not send it; the database sees to both. A draft remembers what of its conversation was
 * seen by who wrote it, so that nothing leaves past something new.
 */
export class SecondReaders1700000000025 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table letter
        add column writers uuid[] not null default '{}',
        add column reading_asked_at timestamptz,
        add column reading_asked_by uuid references officer,
        add column based_on_letters int not null default 0,
        add column based_on_decisions int not null default 0,
        add constraint letter_reading_asked check ((reading_asked_at is null) = (reading_asked_by is null));
      update letter set writers = array[created_by] where created_by is not null;
      create index letter_to_read on letter (reading_asked_at) where state = 'draft' and reading_asked_at is not null;

      create table letter_reading (
        id uuid primary key default uuidv7(),
        letter_id uuid not null references letter,
        letter_version int not null,
        text_hash text not null,
        officer_id uuid not null references officer,
        verdict text not null check (verdict in ('approved', 'sent-back')),
        note text,
        at timestamptz not null default now(),
        check (verdict = 'approved' or note is not null)
      );
      create index letter_reading_letter on letter_reading (letter_id, at desc);
      alter table letter_reading enable row level security;
      create policy letter_reading_visible on letter_reading for select to dpo_app
        using ((select app_system()) or exists (select from letter l where l.id = letter_reading.letter_id));
      create policy letter_reading_added on letter_reading for insert to dpo_app with check (true);
      revoke all on letter_reading from dpo_app;
      grant select, insert on letter_reading to dpo_app;

      create function guard_letter_reading() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if current_user <> 'dpo_app' then
          return new;
        end if;
        if new.officer_id is distinct from app_officer() then
          raise exception 'nobody reads in the name of somebody else' using errcode = 'check_violation';
        end if;
        if not exists (select 1 from officer o where o.id = new.officer_id and o.state = 'active' and o.roles && array['dpo', 'counsel']) then
          raise exception 'a letter is read by a DPO or counsel' using errcode = 'check_violation';
        end if;
        if exists (select 1 from letter l where l.id = new.letter_id and new.officer_id = any (l.writers)) then
          raise exception 'who wrote a letter does not read it as the second' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger letter_reading_guard before insert on letter_reading for each row execute function guard_letter_reading();

      create function guard_refusal() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if current_user = 'dpo_app' and new.kind in ('answer', 'refusal')
           and exists (select 1 from request_track k where k.request_id = new.request_id and k.outcome in ('partly', 'refused'))
           and not exists (select 1 from letter_reading r where r.letter_id = new.id and r.letter_version = old.version
                             and r.verdict = 'approved' and r.officer_id is distinct from app_officer()
                             and not (r.officer_id = any (old.writers))) then
          raise exception 'a refusal leaves after a second officer has read it' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger refusal_guard before update of state on letter for each row
        when (old.state = 'draft' and new.state in ('queued', 'sent', 'failed', 'delivered')) execute function guard_refusal();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger refusal_guard on letter;
      drop function guard_refusal();
      drop table letter_reading;
      drop function guard_letter_reading();
      alter table letter drop constraint letter_reading_asked, drop column writers, drop column reading_asked_at,
        drop column reading_asked_by, drop column based_on_letters, drop column based_on_decisions;
    `);
  }
}
