import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The longest way from a receipt to a due date, found at once: it bounds a walk along the arrivals by due dates. */
export class RequestSpan1700000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index request_span on request ((due_on - receipt_day))');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index request_span');
  }
}
