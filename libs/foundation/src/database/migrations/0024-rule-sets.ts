import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rule sets are proposed by one officer and approved by another, which the database itself sees to: the session's own officer stands
 * in the row, content never changes once written, and an approval cannot be undone. A change is told to every process.
 * A request names its calendar in the version of the rules it was judged by; the column beside it said nothing else.
 */
export class RuleSets1700000000024 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table request drop column calendar;
      alter table request_pause add column doubt_since date;

      alter table rule_set
        add column proposer_id uuid references officer,
        add column approver_id uuid references officer,
        add column note text,
        add column withdrawn_at timestamptz,
        add column withdrawn_by uuid references officer,
        add constraint rule_set_two_people check (approver_id is null or (proposer_id is not null and approver_id <> proposer_id)),
        add constraint rule_set_withdrawn check (withdrawn_at is null or approved_by is null),
        add constraint rule_set_span check (valid_to is null or valid_to >= valid_from);

      create function guard_rule_set() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if current_user <> 'dpo_app' then
          return new;
        end if;
        if tg_op = 'INSERT' then
          if new.approved_by is not null or new.approver_id is not null or new.withdrawn_at is not null then
            raise exception 'a rule set is proposed before it is approved' using errcode = 'check_violation';
          end if;
          if new.proposer_id is null and not (app_system() and new.proposed_by = 'delivered with the desk') then
            raise exception 'a rule set names the officer who proposes it' using errcode = 'check_violation';
          end if;
          if new.proposer_id is not null and new.proposer_id is distinct from app_officer() then
            raise exception 'nobody proposes in the name of somebody else' using errcode = 'check_violation';
          end if;
          return new;
        end if;
        if (new.id, new.kind, new.version, new.content, new.source, new.valid_from, new.valid_to, new.proposed_by, new.proposer_id, new.note,
            new.created_at) is distinct from
           (old.id, old.kind, old.version, old.content, old.source, old.valid_from, old.valid_to, old.proposed_by, old.proposer_id, old.note,
            old.created_at) then
          raise exception 'a rule set does not change: propose another version' using errcode = 'check_violation';
        end if;
        if old.approved_by is not null or old.withdrawn_at is not null or old.proposer_id is null then
          raise exception 'this rule set was decided upon' using errcode = 'check_violation';
        end if;
        if new.approver_id is not null and (new.approver_id is distinct from app_officer() or new.approved_by is null
            or not exists (select 1 from officer o where o.id = new.approver_id and o.state = 'active' and o.roles && array['dpo', 'counsel'])) then
          raise exception 'a rule set is approved by a DPO or counsel, in person' using errcode = 'check_violation';
        end if;
        if new.approved_by is not null and new.approver_id is null then
          raise exception 'an approval names its officer' using errcode = 'check_violation';
        end if;
        if new.withdrawn_by is distinct from old.withdrawn_by and new.withdrawn_by is distinct from app_officer() then
          raise exception 'nobody withdraws in the name of somebody else' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger rule_set_guard before insert or update on rule_set for each row execute function guard_rule_set();

      -- Rare enough that a NOTIFY inside the transaction holds nobody up; it goes out with COMMIT.
      create function tell_rule_set() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        perform pg_notify('rule_set', '');
        return null;
      end $$;
      create trigger rule_set_told after insert or update or delete on rule_set for each statement execute function tell_rule_set();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger rule_set_told on rule_set;
      drop trigger rule_set_guard on rule_set;
      drop function tell_rule_set();
      drop function guard_rule_set();
      alter table rule_set
        drop constraint rule_set_two_people, drop constraint rule_set_withdrawn, drop constraint rule_set_span,
        drop column proposer_id, drop column approver_id, drop column note, drop column withdrawn_at, drop column withdrawn_by;
      alter table request_pause drop column doubt_since;
      alter table request add column calendar text not null default 'FR';
    `);
  }
}
