import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A mailbox begins on trial: it is looked at, nothing is taken. What was there before it was activated gets no automatic letter.
 * A mail that the server shows and does not give has its own row until it is read, and keeps it if it never was.
 */
export class Mailboxes1700000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table channel drop constraint channel_state_check;
      alter table channel add constraint channel_state_check check (state in ('trial', 'active', 'paused'));
      alter table channel add column trial jsonb, add column activated_at timestamptz;
      update channel set activated_at = created_at where kind = 'imap';

      create table mailbox_gap (
        channel_id uuid not null references channel,
        uid_validity bigint not null,
        uid bigint not null,
        state text not null default 'open' check (state in ('open', 'read', 'gone')),
        reason text not null check (reason in
          ('empty-answer', 'refused', 'too-large', 'not-written', 'breaks-connection', 'removed-unread')),
        size bigint,
        attempts int not null default 1,
        first_at timestamptz not null default now(),
        last_at timestamptz not null default now(),
        primary key (channel_id, uid_validity, uid)
      );
      create index mailbox_gap_open on mailbox_gap (channel_id) where state = 'open';
      grant select, insert, update on mailbox_gap to dpo_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table mailbox_gap;
      update channel set state = 'paused' where state = 'trial';
      alter table channel drop constraint channel_state_check, drop column trial, drop column activated_at;
      alter table channel add constraint channel_state_check check (state in ('active', 'paused'));
    `);
  }
}
