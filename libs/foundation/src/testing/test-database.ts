import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Contexts } from '../context/contexts.js';
import { appDataSource, type Entities } from '../database/data-source.js';
import { setLogLevel } from '../logging/logger.js';

/** What the global set-up of the tests hands over: a server, a migrated template, a URL a role. */
interface TestServer {
  adminUrl: string;
  template: string;
  roles: Record<string, string>;
}

export interface TestDatabase {
  readonly contexts: Contexts;
  readonly source: DataSource;
  readonly name: string;
  /** URL as dpo_app, as the product gets it. */
  readonly appUrl: string;
  /** URL of this database as another role of the product. */
  urlFor(role: 'dpo_app' | 'dpo_owner' | 'dpo_door' | 'dpo_report'): string;
  /** Looks behind the policies, or prepares what the product may not: as the administrator of the server. */
  ownerQuery<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

function server(): TestServer {
  const given = process.env.DPO_TEST_PG;
  if (given === undefined) throw new Error('DPO_TEST_PG is not set: run this spec through `npm run jest`');
  return JSON.parse(given) as TestServer;
}

const withDatabase = (url: string, name: string): string => {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
};

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server().adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database of its own, cloned from the migrated template; the roles are those of production. */
export async function testDatabase(
  options: { entities?: Entities; pool?: number } = {},
): Promise<TestDatabase> {
  // Specs provoke failures on purpose; their log lines would only hide the real ones.
  setLogLevel('silent');
  const { adminUrl, template, roles } = server();
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${template}`);
  const urlFor = (role: string): string => {
    const url = roles[role];
    if (url === undefined) throw new Error(`the test server has no role ${role}`);
    return withDatabase(url, name);
  };
  const appUrl = urlFor('dpo_app');
  const source = await appDataSource(
    { DATABASE_URL: appUrl, DATABASE_POOL: options.pool ?? 6 },
    options.entities,
  ).initialize();
  const owner = new pg.Pool({ connectionString: withDatabase(adminUrl, name), max: 1 });
  owner.on('error', () => {});
  return {
    contexts: new Contexts(source),
    source,
    name,
    appUrl,
    urlFor,
    ownerQuery: async <R>(sql: string, params: readonly unknown[] = []) =>
      (await owner.query(sql, params as unknown[])).rows as R[],
    close: async () => {
      await source.destroy();
      await owner.end();
      await asAdmin(`drop database if exists ${name} with (force)`);
    },
  };
}
