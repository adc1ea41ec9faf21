import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What machines say of our letters, the words of a complaint, single messages that move, and addresses that want nothing
 * automatic any more.
 */
export class Conversations1700000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table thread_proposal add column quote text;
      -- One message moved is remembered like a merge; the ticket that a move opened holds only what moved.
      alter table ticket_merge add column kind text not null default 'merge' check (kind in ('merge', 'move'));
      alter table letter add column delayed_at timestamptz, add column delay_reason text, add column complained_at timestamptz;
      -- An HMAC of the address, not the address: kept when the letter and its mail are gone.
      create table mail_objection (
        address_hash bytea primary key,
        reason text not null check (reason in ('marked-as-spam')),
        created_at timestamptz not null default now()
      );
      grant select, insert on mail_objection to dpo_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table mail_objection;
      alter table letter drop column delayed_at, drop column delay_reason, drop column complained_at;
      alter table ticket_merge drop column kind;
      alter table thread_proposal drop column quote;
    `);
  }
}
