import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that hang from a ticket and are restricted with it. */
const hanging = (judgement: string): string[] => [
  'message',
  'message_text',
  'triage_suggestion',
  judgement,
  'thread_proposal',
  'ticket_note',
  'ticket_attachment',
  'ticket_link',
  'ticket_merge',
  'request',
  'request_track',
  'request_pause',
  'request_fact',
  'task',
  'letter',
];

/** The two functions that move a ticket and all that hangs from it into secrecy and out of it. */
const secrecy = (judgement: string): string => `
  create or replace function restrict_ticket(target uuid, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
    declare seen boolean;
    begin
      select app_system() or (app_reads_mail() and (not t.restricted or app_granted(t.id))) into seen from ticket t where t.id = target;
      if seen is distinct from true then
        raise exception 'no such ticket' using errcode = 'no_data_found';
      end if;
      update ticket set restricted = true, version = version + 1 where id = target and not restricted;
      ${hanging(judgement)
        .map((table) => `update ${table} set restricted = true where ticket_id = target and not restricted;`)
        .join('\n      ')}
      insert into access_grant (resource_kind, resource_id, officer_id, reason)
        select 'ticket', target, o.id, why from officer o
        where o.state = 'active' and ('counsel' = any (o.roles) or ('dpo' = any (o.roles) and o.authority_desk))
        on conflict (resource_id, officer_id) do nothing;
    end $$;
  create or replace function release_ticket(target uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if not (app_granted(target) or app_system()) then
        raise exception 'no such ticket' using errcode = 'no_data_found';
      end if;
      if exists (select 1 from authority_file f where f.ticket_id = target) then
        raise exception 'an authority file hangs from this ticket' using errcode = 'check_violation';
      end if;
      update ticket set restricted = false, version = version + 1 where id = target;
      ${hanging(judgement)
        .map((table) => `update ${table} set restricted = false where ticket_id = target;`)
        .join('\n      ')}
      delete from access_grant where resource_id = target;
    end $$;`;

const visible = `(select app_system()) or ((select app_reads_mail()) and (not restricted or app_granted(ticket_id)))`;
const policies = (table: string): string => `
  alter table ${table} enable row level security;
  create policy ${table}_visible on ${table} for select to dpo_app using (${visible});
  create policy ${table}_added on ${table} for insert to dpo_app with check (true);
  create policy ${table}_changed on ${table} for update to dpo_app using (${visible}) with check (true);
  create policy ${table}_removed on ${table} for delete to dpo_app using (${visible});
  grant select, insert, update on ${table} to dpo_app;`;

/**
 * What officers decide beside what was suggested, confirmations too: only both together tell how good the triage is. The account
 * that stands out is kept with the suggestion, so that two that are as likely stay two.
 */
export class TriageDecisions1700000000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table triage_suggestion add column account text;

      -- Several suggestions accepted at once, and taken back at once.
      create table triage_batch (
        id uuid primary key default uuidv7(),
        officer_id uuid not null references officer,
        threshold numeric(4, 3) not null check (threshold between 0 and 1),
        undone_at timestamptz,
        created_at timestamptz not null default now()
      );
      grant select, insert, update on triage_batch to dpo_app;

      create table triage_decision (
        id uuid primary key default uuidv7(),
        ticket_id uuid not null references ticket,
        -- The message whose suggestion was judged; null where none was suggested.
        message_id uuid references message,
        restricted boolean not null,
        officer_id uuid not null references officer,
        batch_id uuid references triage_batch,
        version text,
        abstained boolean not null default true,
        confidence numeric(4, 3),
        suggested_class text,
        suggested_kind text,
        suggested_rights text[] not null default '{}',
        suggested_language text,
        suggested_account text,
        class text not null,
        kind text,
        rights text[] not null default '{}',
        language text,
        account text,
        corrected boolean not null,
        decided_at timestamptz not null,
        -- Taken back, or replaced by a later decision on the same ticket: counts no more.
        withdrawn_at timestamptz
      );
      create index triage_decision_ticket on triage_decision (ticket_id);
      create index triage_decision_message on triage_decision (message_id);
      create index triage_decision_batch on triage_decision (batch_id) where batch_id is not null;
      create index triage_decision_standing on triage_decision (decided_at, id) where withdrawn_at is null;
      ${policies('triage_decision')}
      insert into triage_decision (id, ticket_id, message_id, restricted, officer_id, version, abstained, confidence, suggested_class,
          suggested_kind, suggested_rights, suggested_language, class, kind, rights, language, account, corrected, decided_at, withdrawn_at)
        select c.id, c.ticket_id, s.message_id, c.restricted, c.officer_id, s.version, coalesce(s.abstains, true), s.confidence,
               c.suggested->>'class', c.suggested->>'notPrivacyKind',
               array(select jsonb_array_elements_text(coalesce(c.suggested->'rights', '[]'))), c.suggested->>'language',
               c.decided->>'class', c.decided->>'notPrivacyKind',
               array(select jsonb_array_elements_text(coalesce(c.decided->'rights', '[]'))), c.decided->>'language',
               c.decided->>'accountAddress', true, c.created_at,
               case when row_number() over (partition by c.ticket_id order by c.created_at desc, c.id desc) > 1 then c.created_at end
        from triage_correction c left join lateral (
          select g.* from triage_suggestion g join message m on m.id = g.message_id where g.ticket_id = c.ticket_id
          order by m.received_at limit 1) s on true;
      ${secrecy('triage_decision')}
      drop table triage_correction;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
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
      ${policies('triage_correction')}
      insert into triage_correction (id, ticket_id, restricted, officer_id, suggested, decided, created_at)
        select id, ticket_id, restricted, officer_id,
               jsonb_build_object('class', suggested_class, 'notPrivacyKind', suggested_kind, 'rights', suggested_rights, 'language', suggested_language),
               jsonb_build_object('class', class, 'notPrivacyKind', kind, 'rights', rights, 'language', language, 'accountAddress', account), decided_at
        from triage_decision where corrected;
      ${secrecy('triage_correction')}
      drop table triage_decision, triage_batch;
      alter table triage_suggestion drop column account;
    `);
  }
}
