import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two append-only journals, their details, and their signed chained seals (decision 9). */
export class Audit1700000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table audit_event (
        id uuid primary key default uuidv7(),
        journal text not null check (journal in ('desk', 'vault')),
        at timestamptz not null,
        -- Sealing takes only rows below the snapshot's xmin: nobody can commit into a sealed batch.
        txid xid8 not null default pg_current_xact_id(),
        retention text not null check (retention in ('act', 'read', 'sign-in')),
        type text not null,
        actor_kind text not null check (actor_kind in ('officer', 'system', 'anonymous')),
        actor_id text,
        object_kind text,
        object_id text,
        ticket_id uuid,
        correlation_id text,
        content jsonb not null,
        leaf bytea not null
      );
      create index audit_event_object on audit_event (object_id, id);
      create index audit_event_ticket on audit_event (ticket_id, id) where ticket_id is not null;
      create index audit_event_actor on audit_event (actor_id, id);
      create index audit_event_journal on audit_event (journal, id);
      create index audit_event_type on audit_event (type, id);
      create index audit_event_txid on audit_event (journal, txid);

      create table audit_detail (
        event_id uuid primary key references audit_event,
        sealed bytea not null
      );

      create table audit_key (
        id text primary key,
        public_key text not null,
        private_key_sealed bytea not null,
        created_at timestamptz not null default now()
      );

      create table audit_seal (
        journal text not null check (journal in ('desk', 'vault')),
        number bigint not null,
        event_count int not null check (event_count > 0),
        first_event uuid not null,
        last_event uuid not null,
        last_txid xid8 not null,
        root bytea not null,
        previous bytea not null,
        sealed_at timestamptz not null,
        key_id text not null references audit_key,
        signature bytea not null,
        primary key (journal, number)
      );

      create table audit_leaf (
        journal text not null,
        seal_number bigint not null,
        leaf_index int not null,
        event_id uuid not null unique references audit_event,
        primary key (journal, seal_number, leaf_index),
        foreign key (journal, seal_number) references audit_seal (journal, number)
      );

      create function refuse_change() returns trigger language plpgsql as $$
        begin
          raise exception '% on % is refused: the journal is append-only', tg_op, tg_table_name using errcode = 'insufficient_privilege';
        end $$;
    `);
    for (const table of ['audit_event', 'audit_seal', 'audit_leaf', 'audit_key']) {
      await db.query(`
        create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change();
        create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change();
      `);
    }
    await db.query(`
      create trigger audit_detail_no_update before update on audit_detail for each row execute function refuse_change();
      create trigger audit_detail_no_truncate before truncate on audit_detail for each statement execute function refuse_change();

      -- The only way by which details go: reads and sign-ins past their term. The leaf hash stays, the seals still verify.
      create function audit_prune_details(months int) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
        declare pruned bigint;
        begin
          if months < 6 then
            raise exception 'details of reads are kept at least 6 months' using errcode = 'check_violation';
          end if;
          delete from audit_detail d using audit_event e
            where e.id = d.event_id and e.retention in ('read', 'sign-in') and e.at < now() - make_interval(months => months);
          get diagnostics pruned = row_count;
          return pruned;
        end $$;
      revoke execute on function audit_prune_details(int) from public;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table audit_leaf, audit_seal, audit_key, audit_detail, audit_event;
      drop function audit_prune_details(int), refuse_change();
    `);
  }
}
