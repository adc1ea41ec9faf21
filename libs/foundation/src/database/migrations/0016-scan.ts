import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the antivirus said of a message; null where none was asked. */
export class Scan1700000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table message
        add column scan text check (scan in ('clean', 'infected', 'failed')),
        -- Ordinals of the attachments that are infected; empty when the mail as a whole is.
        add column infected int[];
      create index message_scan_failed on message (id) where scan = 'failed';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index message_scan_failed;
      alter table message drop column scan, drop column infected;
    `);
  }
}
