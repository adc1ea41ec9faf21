import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter may leave by post: what was posted when, and what proves it. A PDF copy goes with a mail when it is asked for. */
export class PostedLetters1700000000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table letter
        add column pdf_copy boolean not null default false,
        add column posted_on date,
        add column posted_as text check (posted_as in ('registered', 'tracked', 'ordinary', 'by-hand')),
        add column tracking_number text,
        add column posting_proof_id uuid references ticket_attachment,
        add column posted_by uuid references officer,
        add constraint letter_posted check (
          (posted_on is null) = (posted_as is null) and (posted_on is null) = (posted_by is null)
          and (posted_on is null or tracking_number is not null or posting_proof_id is not null)
          and (posted_on is null or outgoing_mail_id is null)
        );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table letter drop constraint letter_posted, drop column pdf_copy, drop column posted_on, drop column posted_as,
        drop column tracking_number, drop column posting_proof_id, drop column posted_by;
    `);
  }
}
