import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { PLATFORM_SETTINGS, type PlatformSettings } from '../settings.js';

const LOCK = 7_313_001;

/** The platform's own schema. The desk's roles are given no right to it. */
const TABLES = `
  create table if not exists platform.account (
    address text primary key,
    profile jsonb not null,
    -- The account as the file gave it: what content is generated from on read.
    seed jsonb not null
  );
  create table if not exists platform.account_address (
    address text primary key,
    account text not null references platform.account
  );
  create index if not exists account_address_account on platform.account_address (account);
  -- Other ways to an account: recovery address, registered domain, first word of the last name.
  create table if not exists platform.account_key (
    kind text not null check (kind in ('recovery', 'domain', 'name')),
    key text not null,
    account text not null references platform.account,
    primary key (kind, key, account)
  );
  -- Accounts that want no mailings and no surveys: kept for as long as there are any.
  create table if not exists platform.mailing_refusal (
    account text primary key references platform.account,
    reference text not null,
    objected_at timestamptz not null,
    refused_at timestamptz not null default now()
  );
  create table if not exists platform.sink_mail (
    n bigint generated always as identity primary key,
    received_at timestamptz not null default now(),
    envelope_from text not null,
    envelope_to text[] not null,
    message_id text,
    subject text,
    raw bytea not null
  );
  create table if not exists platform.sink_bounce (
    n bigint generated always as identity primary key,
    recipient text not null,
    raw bytea not null,
    tries int not null default 0,
    due_at timestamptz not null default now()
  );
`;

/** A small pool on the schema `platform`. */
@Injectable()
export class PlatformDatabase implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(@Inject(PLATFORM_SETTINGS) settings: PlatformSettings) {
    this.pool = new pg.Pool({
      connectionString: settings.PLATFORM_DATABASE_URL,
      max: 5,
      connectionTimeoutMillis: 10_000,
      application_name: 'dpo-desk platform',
    });
    // An idle connection that breaks is replaced at the next query.
    this.pool.on('error', () => {});
  }

  async query<R extends pg.QueryResultRow>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(sql, params as unknown[])).rows;
  }

  /** One transaction; rolled back when `act` throws. */
  async transaction<T>(act: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await act(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => (broken = true));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Makes the schema where the launcher has not, then the tables. Two starts at once wait for each other. */
  async prepare(): Promise<void> {
    await this.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
      const { rowCount } = await client.query(`select from pg_namespace where nspname = 'platform'`);
      if (!rowCount) await client.query('create schema platform');
      await client.query(TABLES);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
