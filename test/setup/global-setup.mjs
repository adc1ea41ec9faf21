// One throw-away PostgreSQL a run, with the product's roles and a migrated template that each spec file clones.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readJson, writeJson } from '../../scripts/parts/private-file.mjs';
import { remember, run, stillRuns } from '../../scripts/parts/processes.mjs';
import { careless, discardPostgres, startPostgres } from '../../scripts/postgres.mjs';
import { compiled } from './compile.mjs';

const prefix = 'dpo-desk-test-';
const template = 'desk_template';

export default async function globalSetUp() {
  await clearLeftovers();
  const home = path.join(tmpdir(), `${prefix}${process.pid}`);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  writeJson(path.join(home, 'owner.json'), remember(process.pid));
  const server = await startPostgres({ home, settings: { ...careless, max_connections: 300 } });
  globalThis.testServer = { server, home };
  const urls = await server.prepare(template);
  await migrate(urls);
  const roles = { dpo_owner: urls.owner, dpo_app: urls.app, dpo_door: urls.door, dpo_report: urls.report };
  process.env.DPO_TEST_PG = JSON.stringify({ adminUrl: server.adminUrl, template, roles });
}

async function migrate({ app, owner }) {
  const command = compiled('apps/cli/src/migrate.js');
  const env = { ...process.env, DATABASE_URL: app, DATABASE_OWNER_URL: owner };
  const { code, output } = await run(process.execPath, ['--enable-source-maps', command], { env });
  if (code !== 0) throw new Error(`The migrations failed:\n${output}`);
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
