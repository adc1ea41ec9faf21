import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The name that the sending host gave itself: with its address and the envelope, what SPF is asked about. */
export class Arrival1700000000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table message add column helo text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table message drop column helo');
  }
}
