import type { MigrationInterface, QueryRunner } from 'typeorm';

const RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'objection-marketing',
  'consent-withdrawal',
  'post-mortem',
];

const name = (right: string): string => right.replaceAll('-', '_');

/** What the lists of requests and letters walk along, and which question opened a pause. */
export class RequestLists1700000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Under row-level policies the operators of arrays cannot use a GIN index (they are not leakproof); a partial
    // index is chosen by its predicate alone, and a row stands only in those of its own rights.
    for (const right of RIGHTS) {
      await db.query(`
        create index request_${name(right)}_due on request (due_on, id) where rights @> '{${right}}';
        create index request_${name(right)}_received on request (received_at, id) where rights @> '{${right}}';
      `);
    }
    await db.query(`
      drop index request_rights;
      create index request_open_id on request (id) where state in ('received', 'assessing', 'decided');
      create index request_answered on request (delivered_at) where state = 'answered';
      alter table request_pause add column letter_id uuid;
      alter table authority_file add column acknowledged_at timestamptz;
      create index letter_recent on letter (created_at desc, id desc);
      create index letter_kind on letter (kind, created_at desc, id desc);
      drop index letter_state;
      create index letter_state on letter (state, created_at desc, id desc);
      create index authority_file_received on authority_file (received_at desc, id desc);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    const lists = RIGHTS.flatMap((right) => [
      `request_${name(right)}_due`,
      `request_${name(right)}_received`,
    ]);
    await db.query(`
      drop index ${lists.join(', ')}, request_open_id, request_answered, letter_recent, letter_kind, letter_state,
        authority_file_received;
      create index request_rights on request using gin (rights);
      create index letter_state on letter (state, created_at desc);
      alter table request_pause drop column letter_id;
      alter table authority_file drop column acknowledged_at;
    `);
  }
}
