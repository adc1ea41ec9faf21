// `npm start`: from a fresh clone to a desk in use, and back to nothing at Ctrl-C.
// Runs on whatever Node is there until the packages are installed; every process it starts runs on Node 24.
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { install, withNode24 } from './parts/install.mjs';
import { choosePorts, environments, node24, readLaunch, root } from './parts/launch-settings.mjs';
import { endRunning, pause, run } from './parts/processes.mjs';
import { platformToken } from './parts/platform-token.mjs';
import { RunFile } from './parts/run-file.mjs';
import { say, seconds, step as timed } from './parts/say.mjs';
import { Supervisor } from './parts/supervisor.mjs';
import { Trouble } from './parts/trouble.mjs';

const started = performance.now();
/** What to take down again, the last first. */
const undo = [];
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave(0, 'stopping'));
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

/** A step of the start; none begins once we are leaving. */
const step = (name, work) => timed(name, () => (stopping ? new Promise(() => {}) : work()));

try {
  await main();
} catch (error) {
  if (!stopping) {
    process.stderr.write(`\n${error instanceof Trouble ? error.message : (error?.stack ?? error)}\n`);
    await leave(1);
  }
}

async function main() {
  const launch = readLaunch();
  const url = `http://localhost:${launch.port}`;
  const runFile = await RunFile.take(launch.home, url);
  undo.push(() => runFile.release());
  if (runFile.survivors) say(`  ended ${runFile.survivors} processes that a killed run had left`);
  const ports = await choosePorts(launch);

  await step('packages', async () => ((await install()) ? 'installed' : 'there already'));
  await step('build', buildAll);
  const urls = await database(launch);
  const env = environments({
    launch: { ...launch, env: withNode24(launch.env) },
    ports,
    urls,
    token: platformToken(launch),
  });
  await step('migrations', () => migrate(env.setUp));
  const supervisor = new Supervisor({
    logs: launch.logs,
    note: (name, pid) => runFile.note(name, pid),
    say: (line) => say(`  ${line}`),
  });
  undo.push(() => supervisor.stop());
  await step('processes', () => startProcesses(supervisor, env, ports));
  const signIns = await firstSignIns(
    launch.sample ? ['sample', 'load-sample.js'] : ['officers', 'first-administrator.js'],
    env.setUp,
  );
  say(`ready ${url}`);
  showSignIns(signIns);
  say(`\n  started in ${seconds(started)}; data in ${launch.home}; Ctrl-C stops everything`);
}

async function buildAll() {
  const { build } = await import('./build.mjs');
  const built = await build();
  return built.length ? built.join(' and ') : 'nothing changed';
}

/** The URLs of the roles: of a server that was given, or of the embedded one. */
async function database(launch) {
  const { DATABASE_URL: app, DATABASE_OWNER_URL: owner, DATABASE_ADMIN_URL: admin } = launch.env;
  let urls;
  await step('database', async () => {
    const { connected, describeUrl } = await import('./parts/roles.mjs');
    if (admin) {
      urls = await rolesOnGivenServer(launch, admin);
      return describeUrl(urls.app);
    }
    if (!app && !owner) {
      urls = await embedded(launch);
      return describeUrl(urls.app);
    }
    for (const [name, url] of Object.entries({ DATABASE_URL: app, DATABASE_OWNER_URL: owner })) {
      if (!url)
        throw new Trouble(
          `${name} is missing: with a server of your own give DATABASE_URL (role dpo_app) and DATABASE_OWNER_URL (role dpo_owner)`,
        );
      await (await connected(url, name)).end();
    }
    urls = { app, owner, report: launch.env.DATABASE_REPORT_URL, platform: launch.env.PLATFORM_DATABASE_URL };
    return describeUrl(app);
  });
  return urls;
}

async function embedded({ env, home, database: name }) {
  const { startPostgres } = await import('./postgres.mjs');
  let current = startPostgres({ home, notice: (line) => say(`  ${line}`) });
  // Told before it is up: a Ctrl-C in between must stop it too.
  undo.push(async () => {
    clearInterval(watch);
    await (await current.catch(() => undefined))?.stop();
  });
  let restarting = false;
  const watch = setInterval(async () => {
    const server = await current.catch(() => undefined);
    if (restarting || stopping || server?.isAlive()) return;
    restarting = true;
    current = startPostgres({ home });
    await current.then(
      () => say('  PostgreSQL had ended; it runs again'),
      (error) => say(`  PostgreSQL has ended and does not start: ${error.message}`),
    );
    await pause(1000);
    restarting = false;
  }, 400);
  return (await current).prepare(name, { platform: !env.PLATFORM_URL });
}

async function rolesOnGivenServer({ env, home, database: name }, admin) {
  const { ensurePlatformDatabase, ensureRolesAndDatabase } = await import('./parts/roles.mjs');
  const { readJson, writeJson } = await import('./parts/private-file.mjs');
  const file = path.join(home, 'roles.json');
  const passwords = readJson(file) ?? {};
  const urls = await ensureRolesAndDatabase(admin, name, passwords);
  if (!env.PLATFORM_URL) urls.platform = await ensurePlatformDatabase(admin, name, passwords);
  writeJson(file, passwords);
  return urls;
}

/** Runs one command of the built product; its last words are the error when it fails. */
async function product(command, env) {
  const { code, stdout, output } = await run(node24, [path.join(root, 'dist/apps/cli/src', command)], {
    cwd: root,
    env,
  });
  if (code !== 0)
    throw new Trouble(
      `${command.replace('.js', '')} failed:\n${output.trim().split('\n').slice(-15).join('\n')}`,
    );
  return stdout.trim();
}

async function migrate(env) {
  return (await product('migrate.js', env)).split('\n').at(-1);
}

async function startProcesses(supervisor, env, ports) {
  const names = ['platform', 'api', 'worker'].filter((name) => env[name]);
  if (!env.platform && !env.api.PLATFORM_URL)
    say('  no account platform: give PLATFORM_URL, or PLATFORM_DATABASE_URL for the sample one');
  for (const name of names) supervisor.start(name, `dist/apps/${name}/src/main.js`, env[name]);
  const failure = supervisor.failure.catch(({ name, how, log }) => {
    throw new Trouble(`${name} ended at its start (${how}):\n${log}`);
  });
  await Promise.race([ready(`http://127.0.0.1:${ports.PORT}/health/ready`, supervisor), failure]);
  supervisor.nowReady();
  return names.join(', ');
}

async function ready(url, supervisor) {
  const until = Date.now() + 60_000;
  let answer = 'no answer';
  while (Date.now() < until) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(3000) });
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch {
      // not listening yet
    }
    await pause(100);
  }
  throw new Trouble(`${url} was not ready within 60 s (${answer}):\n${supervisor.tails()}`);
}

/** Loads the sample, or makes the first administrator of an empty desk; returns who can sign in. */
async function firstSignIns([name, command], env) {
  let made;
  await step(name, async () => {
    const text = await product(command, env);
    made = JSON.parse(text.split('\n').at(-1));
    return made.summary;
  });
  return made.signIns;
}

function showSignIns(signIns) {
  if (!signIns?.length) return;
  say('\n  Sign in as (first passwords, for this machine only):');
  for (const { role, email, password } of signIns)
    say(`    ${role.padEnd(16)}${email.padEnd(36)}${password}`);
}

/** Takes everything down and ends. A second signal changes nothing: it is under way. */
async function leave(code, word) {
  if (stopping) return;
  stopping = true;
  const from = performance.now();
  if (word) say(`\n  ${word} …`);
  await endRunning();
  while (undo.length) {
    try {
      await undo.pop()();
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
      code = 1;
    }
  }
  if (word) say(`  stopped in ${seconds(from)}`);
  process.exit(code);
}
