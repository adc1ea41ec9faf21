// `npm run import | reprocess | triage | rules | audit:verify | bench`: one command of the product. What a fresh clone lacks is installed and
// built first; that is told on stderr, so that stdout holds the command's own words and nothing else.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { install, withNode24 } from './parts/install.mjs';
import { environments, node24, readLaunch, root } from './parts/launch-settings.mjs';
import { Trouble } from './parts/trouble.mjs';

const tell = (line) => process.stderr.write(`${line}\n`);
const needsDatabase = ['import', 'reprocess'];

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  tell(error instanceof Trouble ? error.message : (error?.stack ?? String(error)));
  process.exitCode = 1;
}

async function main([name, ...args]) {
  if (await install()) tell('packages installed');
  const { build } = await import('./build.mjs');
  const built = await build({ withConsole: name === 'bench' });
  if (built.length) tell(`built ${built.join(' and ')}`);
  if (name === 'bench') return run([path.join(root, 'bench/run.mjs'), ...args], withNode24());
  const file = path.join(root, 'dist/apps/cli/src', `${name}.js`);
  if (!needsDatabase.includes(name) || process.env.DATABASE_URL) return run([file, ...args], withNode24());
  return onEmbeddedDatabase(file, args);
}

/** On the database of `npm start`: the one that runs, or started for the length of the command. */
async function onEmbeddedDatabase(file, args) {
  const { startPostgres } = await import('./postgres.mjs');
  const launch = readLaunch();
  const server = await startPostgres({ home: launch.home, notice: tell });
  try {
    const urls = await server.prepare(launch.database);
    const { setUp } = environments({ launch, ports: { PORT: launch.port, SMTP_LISTEN_PORT: 0 }, urls });
    const env = withNode24(setUp);
    const migrated = await run([path.join(root, 'dist/apps/cli/src/migrate.js')], env, [
      'ignore',
      'ignore',
      'inherit',
    ]);
    return migrated === 0 ? await run([file, ...args], env) : migrated;
  } finally {
    if (!server.adopted) await server.stop();
  }
}

function run(args, env, stdio = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(node24, args, { stdio, env });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
