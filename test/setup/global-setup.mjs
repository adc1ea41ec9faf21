// Throw-away PostgreSQL servers with the product's roles and a migrated template that each spec file clones. One a worker of
// Jest: an open transaction holds the seals of the journals back on its whole server, and would disturb another spec.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readJson, writeJson } from '../../scripts/parts/private-file.mjs';
import { remember, run, stillRuns } from '../../scripts/parts/processes.mjs';
import { careless, discardPostgres, startPostgres } from '../../scripts/postgres.mjs';
import { compiled } from './compile.mjs';
import { restoreCluster, saveCluster } from './saved-cluster.mjs';

const prefix = 'dpo-desk-test-';
const template = 'desk_template';
const settings = { ...careless, shared_buffers: '96MB' };

export default async function globalSetUp({ maxWorkers }) {
  await clearLeftovers();
  const folder = path.join(tmpdir(), `${prefix}${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  writeJson(path.join(folder, 'owner.json'), remember(process.pid));
  globalThis.testFolder = folder;
  const migrations = compiled('apps/cli/src/migrate.js');
  // The first one leaves a copy for the others, when there was none.
  const servers = [await startServer(path.join(folder, '1'), migrations)];
  const others = Array.from({ length: maxWorkers - 1 }, (_, i) => path.join(folder, String(i + 2)));
  servers.push(...(await Promise.all(others.map((home) => startServer(home, migrations)))));
  process.env.DPO_TEST_SERVERS = JSON.stringify(servers);
}

async function startServer(home, migrations) {
  mkdirSync(home, { mode: 0o711 });
  if (!restoreCluster(home)) await createCluster(home, migrations);
  const server = await startPostgres({ home, settings });
  const { owner, app, door, report } = await server.prepare(template);
  const roles = { dpo_owner: owner, dpo_app: app, dpo_door: door, dpo_report: report };
  return { adminUrl: server.adminUrl, template, roles };
}

async function createCluster(home, migrations) {
  const server = await startPostgres({ home, settings });
  const { app, owner } = await server.prepare(template);
  const env = { ...process.env, DATABASE_URL: app, DATABASE_OWNER_URL: owner };
  const { code, output } = await run(process.execPath, ['--enable-source-maps', migrations], { env });
  if (code !== 0) {
    await discardPostgres(home);
    throw new Error(`The migrations failed:\n${output}`);
  }
  await server.stop();
  saveCluster(home);
}

// Of runs that were killed before they could clear up.
async function clearLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = path.join(tmpdir(), name);
    const owner = readJson(path.join(folder, 'owner.json'));
    if (owner && !stillRuns(owner)) await discardServers(folder);
  }
}

/** Ends the servers of a run and deletes what they held. */
export async function discardServers(folder) {
  for (const name of readdirSync(folder)) await discardPostgres(path.join(folder, name));
  rmSync(folder, { recursive: true, force: true });
}
