import { runMigrations as migrateQueues } from 'bullmq';
import pg from 'pg';
import { QUEUE_NAME } from '../queue/backend.js';
import { ownerDataSource } from './data-source.js';
import { migrations } from './migrations/index.js';

/** Any number, the same in every process: two starts at once migrate one after the other. */
const LOCK = 0x6470_6f21;

const QUEUE_RIGHTS = `
  grant usage on schema bullmq to dpo_app;
  grant select, insert, update, delete on all tables in schema bullmq to dpo_app;
  revoke insert, update, delete on bullmq.migration from dpo_app;
  grant usage, select on all sequences in schema bullmq to dpo_app;
  grant execute on all functions in schema bullmq to dpo_app`;

/** Brings the database to the version of this build; returns the names of what it applied. */
export async function runMigrations(ownerUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl, application_name: 'dpo-desk migrations' });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    const queues = await migrateQueueSchema(lock);
    return [...queues, ...(await migrateDesk(ownerUrl))];
  } finally {
    await lock.end();
  }
}

async function migrateDesk(ownerUrl: string): Promise<string[]> {
  const source = await ownerDataSource(ownerUrl, migrations).initialize();
  try {
    const applied = await source.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** The queues' own schema, owned like everything else by dpo_owner, usable by dpo_app. */
async function migrateQueueSchema(client: pg.Client): Promise<string[]> {
  const before = await queueVersion(client);
  const after = await migrateQueues(client, 'bullmq');
  // BullMQ would create this sequence at the first job; the application's role may create nothing.
  const named = await client.query<{ name: string }>('select bullmq.job_id_seq_name($1) as name', [
    QUEUE_NAME,
  ]);
  await client.query(`create sequence if not exists bullmq.${pg.escapeIdentifier(named.rows[0].name)}`);
  await client.query(QUEUE_RIGHTS);
  return before === after ? [] : [`queues ${before} -> ${after}`];
}

async function queueVersion(client: pg.Client): Promise<number> {
  const exists = await client.query<{ found: boolean }>(
    `select to_regclass('bullmq.migration') is not null as found`,
  );
  if (!exists.rows[0].found) return 0;
  const version = await client.query<{ version: number }>(
    'select coalesce(max(version), 0)::int as version from bullmq.migration',
  );
  return version.rows[0].version;
}
