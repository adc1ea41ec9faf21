// One throw-away PostgreSQL a run, with the product's roles and a migrated template that each spec file clones.
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
const settings = { ...careless, max_connections: 300 };

export default async function globalSetUp() {
  await clearLeftovers();
  const home = path.join(tmpdir(), `${prefix}${process.pid}`);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  writeJson(path.join(home, 'owner.json'), remember(process.pid));
  const migrations = compiled('apps/cli/src/migrate.js');
  globalThis.testHome = home;
  if (!restoreCluster(home)) await createCluster(home, migrations);
  const server = await startPostgres({ home, settings });
  const { owner, app, door, report } = await server.prepare(template);
  const roles = { dpo_owner: owner, dpo_app: app, dpo_door: door, dpo_report: report };
  process.env.DPO_TEST_PG = JSON.stringify({ adminUrl: server.adminUrl, template, roles });
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
    const home = path.join(tmpdir(), name);
    const owner = readJson(path.join(home, 'owner.json'));
    if (!owner || stillRuns(owner)) continue;
    await discardPostgres(home);
    rmSync(home, { recursive: true, force: true });
  }
}
