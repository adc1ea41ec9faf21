// Prepares a PostgreSQL server of one's own: roles, database, migrations. Safe to repeat; the desk's processes never need the administrator.
// Reads DATABASE_ADMIN_URL, DATABASE_NAME (dpo_desk) and DPO_{OWNER,APP,DOOR,REPORT}_PASSWORD; with
// DPO_PLATFORM_PASSWORD it makes the sample account platform's own database too.
import path from 'node:path';
import { root } from './parts/launch-settings.mjs';
import { run } from './parts/processes.mjs';
import { ensurePlatformDatabase, ensureRolesAndDatabase, roleNames } from './parts/roles.mjs';
import { Trouble } from './parts/trouble.mjs';

try {
  const admin = needed('DATABASE_ADMIN_URL');
  const name = process.env.DATABASE_NAME || 'dpo_desk';
  const urls = await ensureRolesAndDatabase(admin, name, passwords());
  const platform = process.env.DPO_PLATFORM_PASSWORD;
  if (platform) await ensurePlatformDatabase(admin, name, { dpo_platform: platform });
  const env = { ...process.env, DATABASE_URL: urls.app, DATABASE_OWNER_URL: urls.owner };
  const { code, output } = await run(process.execPath, [path.join(root, 'dist/apps/cli/src/migrate.js')], {
    env,
  });
  process.stdout.write(output);
  process.exitCode = code ?? 1;
} catch (error) {
  process.stderr.write(`${error instanceof Trouble ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

function passwords() {
  const given = Object.entries(roleNames).map(([key, role]) => [
    role,
    needed(`DPO_${key.toUpperCase()}_PASSWORD`),
  ]);
  return Object.fromEntries(given);
}

function needed(name) {
  if (process.env[name]) return process.env[name];
  throw new Trouble(`${name} is missing`);
}
