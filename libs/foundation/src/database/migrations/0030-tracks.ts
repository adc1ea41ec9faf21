import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteFunction } from '../rewrite-function.js';

/**
 * What belongs to one right of a request: whose it is, what is to be done, and what was done about it. What is turned down is decided
 * by an officer who acts for the controller, in person: the database takes the decision in nobody else's name, and of whoever prepared
 * it only where the controller recorded that this officer may decide alone.
 */
export class Tracks1700000000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table request_track
        add column owner_id uuid references officer,
        -- Codes of the W3C Data Privacy Vocabulary for the grounds, as they stood when the outcome was set.
        add column dpv_codes text[] not null default '{}',
        add column carried_out_at timestamptz,
        add column carried_out_by uuid references officer,
        add column carried_out_how text,
        add column told_at timestamptz,
        add column told_by uuid references officer,
        add column told_how text,
        add column lifted_at timestamptz,
        add column lifted_by uuid references officer,
        add column lifted_how text,
        add constraint request_track_told_before_lifted check (lifted_at is null or (told_at is not null and told_at <= lifted_at));

      alter table task
        add column track_id uuid references request_track,
        -- What the law proposes for a right; null for what an officer wrote.
        add column kind text,
        add column required boolean not null default false;
      create index task_track on task (track_id) where track_id is not null;

      -- The version of the outcomes that a letter was written from.
      alter table letter add column based_on_tracks text;
    `);
    await db.query(copyFirst);
    await db.query(soleDecider);
    await db.query(controllerDecision);
    await db.query(rewriteFunction(DESTROY, BLANKED, WITH_TRACKS));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(rewriteFunction(DESTROY, WITH_TRACKS, BLANKED));
    await db.query(`
      drop table controller_decision, sole_decider;
      drop trigger request_track_copy_first on request_track;
      drop function guard_controller_decision(), guard_sole_decider(), may_decide_alone(uuid), acts_for_controller(uuid), guard_copy_first();
      alter table letter drop column based_on_tracks;
      alter table task drop column track_id, drop column kind, drop column required;
      alter table request_track
        drop constraint request_track_told_before_lifted, drop column owner_id, drop column dpv_codes,
        drop column carried_out_at, drop column carried_out_by, drop column carried_out_how,
        drop column told_at, drop column told_by, drop column told_how,
        drop column lifted_at, drop column lifted_by, drop column lifted_how;
    `);
  }
}

const copyFirst = `
  create function guard_copy_first() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    if new."right" = 'erasure' and new.carried_out_at is not null and exists (
        select 1 from request_track c where c.request_id = new.request_id and c."right" in ('access', 'portability')
          and (c.outcome is null or c.outcome in ('granted', 'partly')) and c.carried_out_at is null) then
      raise exception 'the copy is delivered before anything is erased' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger request_track_copy_first before insert or update of carried_out_at on request_track
    for each row execute function guard_copy_first();
`;

const soleDecider = `
  create table sole_decider (
    id uuid primary key default uuidv7(),
    officer_id uuid not null references officer,
    -- The act of the controller that says so.
    source text not null check (btrim(source) <> ''),
    valid_from date not null,
    valid_until date,
    recorded_by uuid not null references officer,
    recorded_at timestamptz not null,
    ended_at timestamptz,
    ended_by uuid references officer,
    check (recorded_by <> officer_id),
    check (valid_until is null or valid_until >= valid_from),
    check ((ended_at is null) = (ended_by is null))
  );
  create index sole_decider_officer on sole_decider (officer_id);
  grant select, insert, update on sole_decider to dpo_app;

  create function guard_sole_decider() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    if current_user <> 'dpo_app' then
      return new;
    end if;
    if tg_op = 'INSERT' then
      if new.recorded_by is distinct from app_officer() or new.ended_at is not null then
        raise exception 'nobody records in the name of somebody else' using errcode = 'check_violation';
      end if;
      return new;
    end if;
    if (new.id, new.officer_id, new.source, new.valid_from, new.valid_until, new.recorded_by, new.recorded_at) is distinct from
       (old.id, old.officer_id, old.source, old.valid_from, old.valid_until, old.recorded_by, old.recorded_at)
       or old.ended_at is not null or new.ended_by is distinct from app_officer() then
      raise exception 'a record of the controller ends, and does not change' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger sole_decider_guard before insert or update on sole_decider for each row execute function guard_sole_decider();

  create function may_decide_alone(who uuid) returns boolean language sql stable set search_path = public, pg_temp
    as $$ select exists (select 1 from sole_decider s where s.officer_id = who and s.ended_at is null
         and (now() at time zone 'Europe/Paris')::date >= s.valid_from
         and (s.valid_until is null or (now() at time zone 'Europe/Paris')::date <= s.valid_until)) $$;
  create function acts_for_controller(who uuid) returns boolean language sql stable set search_path = public, pg_temp
    as $$ select exists (select 1 from officer o where o.id = who and o.state = 'active' and o.acts_for_controller
         and (o.valid_until is null or o.valid_until > now())) $$;
  grant execute on function may_decide_alone(uuid), acts_for_controller(uuid) to dpo_app;
`;

// What officers wrote about the tracks goes with the file, like their reasons.
const BLANKED = 'update request_track set reasons = null';
const DESTROY = 'retention_destroy(uuid[])';
const WITH_TRACKS = `update controller_decision set note = null where request_id = any (r);
      ${BLANKED}, carried_out_how = null, told_how = null, lifted_how = null`;

// It belongs to a request, and is seen by whoever sees the request: the policies of the request decide.
const controllerDecision = `
  create table controller_decision (
    id uuid primary key default uuidv7(),
    request_id uuid not null references request,
    -- The outcomes, grounds and reasons that were put forward: another word in them asks for another decision.
    outcomes text not null,
    asked_by uuid not null references officer,
    asked_at timestamptz not null,
    officer_id uuid not null references officer,
    verdict text check (verdict in ('confirmed', 'returned')),
    note text,
    decided_at timestamptz,
    -- Taken back, or put to somebody else.
    withdrawn_at timestamptz,
    check ((verdict is null) = (decided_at is null)),
    check (verdict is null or withdrawn_at is null)
  );
  create index controller_decision_request on controller_decision (request_id, asked_at);
  create unique index controller_decision_pending on controller_decision (request_id) where verdict is null and withdrawn_at is null;
  create index controller_decision_waiting on controller_decision (officer_id) where verdict is null and withdrawn_at is null;
  alter table controller_decision enable row level security;
  create policy controller_decision_visible on controller_decision for select to dpo_app
    using (exists (select 1 from request r where r.id = request_id));
  create policy controller_decision_added on controller_decision for insert to dpo_app with check (true);
  create policy controller_decision_changed on controller_decision for update to dpo_app
    using (exists (select 1 from request r where r.id = request_id)) with check (true);
  grant select, insert, update on controller_decision to dpo_app;

  create function guard_controller_decision() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    if current_user <> 'dpo_app' then
      return new;
    end if;
    if tg_op = 'INSERT' then
      if new.asked_by is distinct from app_officer() or new.verdict is not null or new.withdrawn_at is not null then
        raise exception 'a decision is asked for before it is made' using errcode = 'check_violation';
      end if;
      return new;
    end if;
    if (new.id, new.request_id, new.outcomes, new.asked_by, new.asked_at, new.officer_id) is distinct from
       (old.id, old.request_id, old.outcomes, old.asked_by, old.asked_at, old.officer_id)
       or old.verdict is not null or old.withdrawn_at is not null then
      raise exception 'a decision does not change: ask for another one' using errcode = 'check_violation';
    end if;
    if new.verdict is not null and (new.officer_id is distinct from app_officer() or not acts_for_controller(new.officer_id)) then
      raise exception 'who acts for the controller decides, in person' using errcode = 'check_violation';
    end if;
    if new.verdict = 'confirmed' and not may_decide_alone(new.officer_id) and (new.officer_id = new.asked_by or exists (
        select 1 from request_track t where t.request_id = new.request_id and t.decided_by = new.officer_id
          and t.outcome in ('refused', 'partly'))) then
      raise exception 'who prepared a refusal does not decide it, unless the controller recorded so' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger controller_decision_guard before insert or update on controller_decision
    for each row execute function guard_controller_decision();
`;
