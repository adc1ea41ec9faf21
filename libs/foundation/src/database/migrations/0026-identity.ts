import type { MigrationInterface, QueryRunner } from 'typeorm';

// Seen by whoever sees the request: secrecy, hand-over and release of a ticket need not know these tables.
const policies = (table: string): string => `
  alter table ${table} enable row level security;
  create policy ${table}_visible on ${table} for select to dpo_app using (exists (select from request r where r.id = request_id));
  create policy ${table}_added on ${table} for insert to dpo_app with check (exists (select from request r where r.id = request_id));
  create policy ${table}_changed on ${table} for update to dpo_app using (exists (select from request r where r.id = request_id));
  revoke all on ${table} from public;
  grant select, insert, update on ${table} to dpo_app;`;

/**
 * What was seen of who asks, each proof a row: the level is derived from them. A document is handed in on a one-time page; its token
 * is kept as a hash, its image under a key of its own until it was seen, and of either nothing is left but when and by whom.
 */
export class Identity1700000000026 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table request_track add column scope text check (scope in ('profile', 'content-and-logs'));

      create table identity_document (
        id uuid primary key default uuidv7(),
        request_id uuid not null references request,
        token_hash bytea not null unique check (length(token_hash) = 32),
        language text not null,
        asked_by uuid not null references officer,
        reader_id uuid not null references officer,
        asked_at timestamptz not null,
        expires_at timestamptz not null check (expires_at <= asked_at + interval '7 days 1 hour'),
        received_at timestamptz,
        destroy_by timestamptz,
        blob_id uuid references blob,
        mime_type text check (mime_type in ('image/jpeg', 'image/png', 'application/pdf')),
        size int,
        result text check (result in ('matches', 'does-not-match')),
        checked_at timestamptz,
        destroyed_at timestamptz,
        destroyed_why text check (destroyed_why in ('checked', 'expired', 'request-ended')),
        -- Received once; from then on either an image lies there, or it says why and since when not.
        check ((received_at is null) = (destroy_by is null)),
        check ((received_at is not null) = (blob_id is not null or destroyed_at is not null)),
        check (blob_id is null or destroyed_at is null),
        check ((destroyed_at is null) = (destroyed_why is null)),
        check ((result is null) = (checked_at is null)),
        check (destroy_by <= received_at + interval '7 days 1 hour')
      );
      create index identity_document_request on identity_document (request_id, asked_at);
      create index identity_document_waiting on identity_document (destroy_by) where blob_id is not null;

      create table identity_proof (
        id uuid primary key default uuidv7(),
        request_id uuid not null references request,
        kind text not null check (kind in ('authenticated-mail', 'account-link', 'options-form', 'no-risk-sign', 'second-factor',
          'names-and-birth-date', 'recovery-challenge', 'history-fact', 'officer-check', 'document', 'contradiction',
          'mandate', 'parental-authority', 'heirship')),
        level text check (level in ('L1', 'L2', 'L3')),
        seen_at timestamptz not null,
        message_id uuid references message,
        document_id uuid references identity_document,
        officer_id uuid references officer,
        note text,
        created_at timestamptz not null default now(),
        check ((kind = 'officer-check') = (level is not null))
      );
      create index identity_proof_request on identity_proof (request_id);

      -- What was recorded before as a level with a sentence: the last of them stood.
      insert into identity_proof (request_id, kind, level, seen_at, officer_id, note, created_at)
        select distinct on (f.request_id) f.request_id, case when f.data->>'identityLevel' in ('L1', 'L2', 'L3') then 'officer-check' else 'document' end,
               case when f.data->>'identityLevel' in ('L1', 'L2', 'L3') then f.data->>'identityLevel' end, f.at, f.officer_id,
               f.data->>'proof', f.at
        from request_fact f where f.kind = 'identity-received' and f.data->>'identityLevel' in ('L1', 'L2', 'L3', 'L5')
        order by f.request_id, f.at desc, f.id desc;
      insert into identity_proof (request_id, kind, seen_at, officer_id, note, created_at)
        select l.request_id, k.kind, l.at, l.officer_id, l.data->>'proof', l.at
        from (select distinct on (f.request_id) f.* from request_fact f where f.kind = 'identity-received'
              order by f.request_id, f.at desc, f.id desc) l,
          unnest(array['names-and-birth-date', 'recovery-challenge', 'history-fact']) k (kind)
        where l.data->>'identityLevel' = 'L4';
      insert into identity_proof (request_id, kind, seen_at, created_at)
        select r.id, 'authenticated-mail', r.received_at, r.created_at from request r
        where r.identity_level = 'L1' and not exists (select from identity_proof i where i.request_id = r.id);
      ${policies('identity_document')}
      ${policies('identity_proof')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table identity_proof;
      drop table identity_document;
      alter table request_track drop column scope;
    `);
  }
}
