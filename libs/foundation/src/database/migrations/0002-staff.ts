import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Officers, how they prove who they are, their sessions and what they are granted by name. */
export class Staff1700000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table officer (
        id uuid primary key default uuidv7(),
        email text not null,
        name text not null,
        roles text[] not null check (roles <@ array['support', 'dpo', 'counsel', 'auditor', 'administrator']),
        acts_for_controller boolean not null default false,
        -- Named for authority files: a restricted ticket is granted to these officers at once.
        authority_desk boolean not null default false,
        locale text not null default 'fr' check (locale in ('fr', 'en')),
        theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
        sample boolean not null default false,
        state text not null default 'active' check (state in ('active', 'disabled')),
        valid_until timestamptz,
        password_hash text,
        password_changed_at timestamptz,
        failed_sign_ins int not null default 0,
        locked_until timestamptz,
        last_sign_in_at timestamptz,
        created_at timestamptz not null default now(),
        version int not null default 1
      );
      create unique index officer_email on officer (lower(email));

      create table second_factor (
        id uuid primary key default uuidv7(),
        officer_id uuid not null references officer on delete cascade,
        kind text not null check (kind in ('totp', 'passkey')),
        label text not null,
        -- TOTP: the sealed secret. Passkey: the COSE public key.
        secret bytea not null,
        credential_id text unique,
        sign_count bigint not null default 0,
        transports text[] not null default '{}',
        confirmed_at timestamptz,
        -- The last accepted time step: a code works once.
        last_step bigint,
        last_used_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index second_factor_officer on second_factor (officer_id);

      create table session (
        id uuid primary key default uuidv7(),
        token_hash bytea not null unique,
        officer_id uuid not null references officer on delete cascade,
        csrf_token text not null,
        stage text not null check (stage in ('password', 'enrol', 'full')),
        challenge text,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        stepped_up_at timestamptz,
        ip text,
        user_agent text,
        revoked_at timestamptz
      );
      create index session_officer on session (officer_id, created_at);

      create table sign_in_attempt (
        id uuid primary key default uuidv7(),
        at timestamptz not null default now(),
        login_hash bytea not null,
        ip text,
        succeeded boolean not null
      );
      create index sign_in_attempt_login on sign_in_attempt (login_hash, at);
      create index sign_in_attempt_ip on sign_in_attempt (ip, at);

      create table access_grant (
        id uuid primary key default uuidv7(),
        resource_kind text not null check (resource_kind in ('ticket', 'authority-file', 'vault')),
        resource_id uuid not null,
        officer_id uuid not null references officer,
        reason text not null,
        granted_by uuid references officer,
        until timestamptz,
        created_at timestamptz not null default now(),
        unique (resource_id, officer_id)
      );
      create index access_grant_officer on access_grant (officer_id);

      -- Administrators never read a message; a disabled or expired officer reads nothing.
      create function app_reads_mail() returns boolean language sql stable security definer set search_path = public, pg_temp
        as $$ select exists (select 1 from officer o where o.id = app_officer() and o.state = 'active'
             and (o.valid_until is null or o.valid_until > now())
             and o.roles && array['support', 'dpo', 'counsel', 'auditor']) $$;
      create function app_granted(resource uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
        as $$ select exists (select 1 from access_grant g where g.resource_id = resource and g.officer_id = app_officer()
             and (g.until is null or g.until > now())) $$;

      create table saved_filter (
        id uuid primary key default uuidv7(),
        officer_id uuid not null references officer on delete cascade,
        resource text not null,
        name text not null,
        filter jsonb not null,
        sort jsonb,
        created_at timestamptz not null default now()
      );
      create index saved_filter_officer on saved_filter (officer_id, resource);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table saved_filter, access_grant, sign_in_attempt, session, second_factor, officer cascade;
      drop function app_reads_mail(), app_granted(uuid);
    `);
  }
}
