import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For whom a letter is worded, an adult or a child: the legal mentions are added when it leaves, and must be in the same words. What is
 * said of each block of an access stands beside the text, so that the desk can tell which one is missing.
 */
export class Letters1700000000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table letter
        add column audience text not null default 'adult' check (audience in ('adult', 'minor')),
        add column access_blocks jsonb not null default '{}' check (jsonb_typeof(access_blocks) = 'object');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table letter drop column audience, drop column access_blocks`);
  }
}
