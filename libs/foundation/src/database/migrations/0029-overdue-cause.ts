import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteFunction } from '../rewrite-function.js';

const DESTROY = 'retention_destroy(uuid[])';
const KNOWN = 'update request set subject';
// The note is in an officer’s own words and may name somebody; the cause is a word of a list and stays.
const WITH_NOTE = 'update request set overdue_note = null, subject';

/**
 * Why a request went late, kept with it for the registers; and the index along which the home page counts what was closed
 * in the last weeks, however many requests there are.
 */
export class OverdueCause1700000000029 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table request
        add column overdue_cause text check (overdue_cause in ('found-late', 'identity', 'workload', 'complexity', 'platform',
          'recipient', 'absence', 'oversight', 'other')),
        add column overdue_note text,
        add column overdue_cause_by uuid references officer,
        add column overdue_cause_at timestamptz,
        add constraint request_overdue_cause_whole check (
          (overdue_cause is null) = (overdue_cause_by is null) and (overdue_cause is null) = (overdue_cause_at is null)
          and (overdue_note is null or overdue_cause is not null));
      create index request_ended on request ((coalesce(answered_at, closed_at)))
        where state in ('answered', 'closed', 'withdrawn');
    `);
    await db.query(rewriteFunction(DESTROY, KNOWN, WITH_NOTE));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(rewriteFunction(DESTROY, WITH_NOTE, KNOWN));
    await db.query(`
      drop index request_ended;
      alter table request
        drop constraint request_overdue_cause_whole,
        drop column overdue_cause, drop column overdue_note, drop column overdue_cause_by, drop column overdue_cause_at;
    `);
  }
}
