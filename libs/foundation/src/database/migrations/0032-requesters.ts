import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteFunction } from '../rewrite-function.js';

// The words of the mail, the mandate and what the platform answered go with the file; that mailings were stopped, and when, stays.
const DESTROY = 'retention_destroy(uuid[])';
const FORGOTTEN = [
  [
    'update request set overdue_note',
    'update request set requester_because = null, mandate = null, overdue_note',
  ],
  [
    'update request_track set reasons',
    `update request_track set stop_trouble = null, stop_proof = case when stop_proof is not null then '{}'::jsonb end, reasons`,
  ],
] as const;

/**
 * Who asks, with the words of the mail that made the desk think so, what was shown of it, and the mandate as data. An objection to
 * mailings carries its own deadline and its proof: when the account platform was told, and what it answered.
 */
export class Requesters1700000000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table request
        add column requester text not null default 'person' check (requester in
          ('person', 'minor', 'parent', 'agent', 'lawyer', 'heir', 'directives-executor', 'outsider')),
        add column requester_because text,
        add column requester_set_by uuid references officer,
        add column requester_papers text[] not null default '{}',
        add column mandate jsonb check (mandate is null or jsonb_typeof(mandate) = 'object');

      alter table request_track
        add column stop_by timestamptz,
        add column stop_state text check (stop_state in ('pending', 'needs-officer', 'done')),
        add column stop_trouble text,
        add column stop_tried_at timestamptz,
        add column stop_done_at timestamptz,
        add column stop_proof jsonb,
        add constraint request_track_stop check ((stop_state is null) = (stop_by is null)
          and (stop_state = 'done') is not distinct from (case when stop_state is null then null else stop_done_at is not null end)
          and (stop_state is distinct from 'done' or stop_proof is not null));
      create index request_track_stops on request_track (stop_by) where stop_state in ('pending', 'needs-officer');
    `);
    for (const [from, to] of FORGOTTEN) await db.query(rewriteFunction(DESTROY, from, to));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [from, to] of FORGOTTEN) await db.query(rewriteFunction(DESTROY, to, from));
    await db.query(`
      alter table request_track drop column stop_by, drop column stop_state, drop column stop_trouble, drop column stop_tried_at,
        drop column stop_done_at, drop column stop_proof;
      alter table request drop column requester, drop column requester_because, drop column requester_set_by,
        drop column requester_papers, drop column mandate;
    `);
  }
}
