import type { MigrationInterface, QueryRunner } from 'typeorm';

const HANGING = [
  'message',
  'message_text',
  'triage_suggestion',
  'triage_correction',
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

/**
 * What every mail pays. Restricting a ticket rewrites only rows that are not restricted yet: those of a new ticket are from the
 * start. The ticket of a text or a suggestion is that of its message, whose own reference is checked; checking it three times a
 * mail told nothing new.
 */
export class IntakeCost1700000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function restrict_ticket(target uuid, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
        declare seen boolean;
        begin
          select app_system() or (app_reads_mail() and (not t.restricted or app_granted(t.id))) into seen from ticket t where t.id = target;
          if seen is distinct from true then
            raise exception 'no such ticket' using errcode = 'no_data_found';
          end if;
          update ticket set restricted = true, version = version + 1 where id = target and not restricted;
          ${HANGING.map((table) => `update ${table} set restricted = true where ticket_id = target and not restricted;`).join('\n          ')}
          insert into access_grant (resource_kind, resource_id, officer_id, reason)
            select 'ticket', target, o.id, why from officer o
            where o.state = 'active' and ('counsel' = any (o.roles) or ('dpo' = any (o.roles) and o.authority_desk))
            on conflict (resource_id, officer_id) do nothing;
        end $$;
      alter table message_text drop constraint message_text_ticket_id_fkey;
      alter table triage_suggestion drop constraint triage_suggestion_ticket_id_fkey;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table message_text add foreign key (ticket_id) references ticket;
      alter table triage_suggestion add foreign key (ticket_id) references ticket;
    `);
  }
}
