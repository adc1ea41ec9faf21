// The embedded PostgreSQL: created once, started or adopted, stopped fast.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { as, binariesFor, canEnter, openFolder, serverUser } from './parts/postgres-binaries.mjs';
import { makeHome, readJson, writeJson } from './parts/private-file.mjs';
import { freePort, gone, isPortFree, pause, remember, stillRuns } from './parts/processes.mjs';
import { ensurePlatformDatabase, ensureRolesAndDatabase } from './parts/roles.mjs';
import { Trouble } from './parts/trouble.mjs';

const superuser = 'postgres';
const megabytes = Math.max(32, Math.min(256, Math.floor(totalmem() / 2 ** 20 / 8)));

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: `${megabytes}MB`,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The server's log must not repeat what a statement carried: it may be somebody's data.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** For throw-away servers: three times as fast, and nothing survives a power cut. */
export const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the PostgreSQL whose data belong to the folder `home`, or adopts the one that runs already.
 *
 * `home/database.json` (0600) keeps the port, the passwords and where the cluster lies; the log is `home/postgres.log`.
 * @param {{home: string, settings?: object, notice?: (line: string) => void}} options
 */
export async function startPostgres({ home, settings: extra = {}, notice = () => {} }) {
  makeHome(home);
  const state = stateOf(home, notice);
  const user = serverUser(state.cluster);
  const binaries = binariesFor(user);
  const fresh = createCluster(state, user, binaries, extra.fsync === 'off' ? ['--no-sync'] : []);
  const adopted = await adopt(state.cluster);
  const server =
    adopted ?? (await launch({ home, state, user, binaries, settings: { ...settings, ...extra } }));
  const keep = () => writeJson(stateFile(home), { ...state, port: server.port });
  if (server.port !== state.port) keep();
  const adminUrl = `postgres://${superuser}:${state.passwords[superuser]}@127.0.0.1:${server.port}/postgres`;
  return {
    ...server,
    fresh,
    adopted: Boolean(adopted),
    adminUrl,
    /** Makes roles and database, keeps their passwords; returns one URL a role. */
    prepare: async (database, { platform = false } = {}) => {
      const urls = await ensureRolesAndDatabase(adminUrl, database, state.passwords);
      if (platform) urls.platform = await ensurePlatformDatabase(adminUrl, database, state.passwords);
      keep();
      return urls;
    },
    isAlive: () => stillRuns(server.process),
    stop: () => stop(server.process),
  };
}

const stateFile = (home) => path.join(home, 'database.json');

function stateOf(home, notice) {
  const known = readJson(stateFile(home));
  if (known) return known;
  const cluster = placeFor(home, notice);
  if (existsSync(cluster)) {
    throw new Trouble(
      `${stateFile(home)} is gone, and with it the passwords of the database in ${cluster}. Put it back, or move the database away to start anew.`,
    );
  }
  const passwords = { [superuser]: randomBytes(24).toString('base64url') };
  const state = { cluster, port: undefined, passwords };
  writeJson(stateFile(home), state);
  return state;
}

function placeFor(home, notice) {
  const user = serverUser(home);
  if (canEnter(user, home)) return path.join(home, 'postgres');
  const elsewhere = path.join(openFolder(user), randomBytes(6).toString('hex'));
  notice(`The database lies in ${elsewhere}, because the system user ${user.name} cannot enter ${home}.`);
  return elsewhere;
}

// initdb writes beside the final place, so that an interrupted one leaves nothing that looks like a database.
function createCluster({ cluster, passwords }, user, { initdb }, sync) {
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return false;
  clearParts(cluster);
  const part = `${cluster}.new-${process.pid}`;
  const passwordFile = `${part}.password`;
  mkdirSync(part, { mode: 0o700 });
  writeFileSync(passwordFile, passwords[superuser], { mode: 0o600 });
  if (user.uid !== undefined) for (const file of [part, passwordFile]) chownSync(file, user.uid, user.gid);
  const options = [
    '-D',
    part,
    '-U',
    superuser,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  ];
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=fr-FR'];
  const made = spawnSync(initdb, [...options, ...locale, ...sync], {
    ...as(user),
    cwd: '/',
    encoding: 'utf8',
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0)
    throw new Trouble(`The database could not be created: ${made.error?.message ?? made.stderr.trim()}`);
  renameSync(part, cluster);
  clearParts(cluster);
  return true;
}

// What interrupted ones left. Such an initdb may still be writing, and then its folder resists: it goes at the next start.
function clearParts(cluster) {
  const folder = path.dirname(cluster);
  const parts = readdirSync(folder).filter((name) => name.startsWith(`${path.basename(cluster)}.new-`));
  for (const part of parts) {
    try {
      rmSync(path.join(folder, part), { recursive: true, force: true });
    } catch {
      // in use for another moment
    }
  }
}

/** What postmaster.pid says about a running server, or undefined. */
function lockOf(cluster) {
  try {
    const [pid, , , port, , , , status] = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split(
      '\n',
    );
    return { process: remember(Number(pid)), port: Number(port), status: status?.trim() };
  } catch {
    return undefined;
  }
}

const isOurs = (pid, cluster) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false;
  }
};

/** The server that runs on this cluster already. A lock left by a dead one is removed. */
async function adopt(cluster) {
  const lock = lockOf(cluster);
  if (!lock) return undefined;
  // After a restart of the machine the number may belong to somebody else, and PostgreSQL would then refuse to start.
  if (!stillRuns(lock.process) || !isOurs(lock.process.pid, cluster)) {
    rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
    return undefined;
  }
  for (let i = 0; i < 1000 && stillRuns(lock.process); i++) {
    const now = lockOf(cluster);
    if (now?.status === 'ready') return { process: now.process, port: now.port };
    if (now?.status === 'stopping') break;
    await pause(20);
  }
  await gone(lock.process, 10_000);
  return undefined;
}

async function launch(options) {
  const { home, state } = options;
  let port = state.port && (await isPortFree(state.port)) ? state.port : await freePort();
  const until = Date.now() + 10_000;
  for (;;) {
    const { server, log } = await attempt(options, port);
    if (server) return server;
    if (/Address already in use/.test(log)) port = await freePort();
    // Back ends of a killed server need a moment to notice and let go of its memory.
    else if (!/shared memory block .* still in use|lock file .* already exists/.test(log)) {
      throw new Trouble(
        `PostgreSQL did not start:\n${log.trim()}\n(the whole log: ${path.join(home, 'postgres.log')})`,
      );
    }
    if (Date.now() > until) throw new Trouble(`PostgreSQL did not start within 10 s:\n${log.trim()}`);
    await pause(200);
  }
}

async function attempt({ home, state: { cluster }, user, binaries, settings: all }, port) {
  const logFile = path.join(home, 'postgres.log');
  const log = openSync(logFile, 'a', 0o600);
  const before = readFileSync(logFile).length;
  const options = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...options], {
    ...as(user),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.on('exit', () => (ended = true)).on('error', () => (ended = true));
  while (!ended) {
    const lock = lockOf(cluster);
    if (lock?.process.pid === child.pid && lock.status === 'ready')
      return { server: { process: lock.process, port } };
    await pause(5);
  }
  return { log: readFileSync(logFile).subarray(before).toString() };
}

/** A fast stop; when its last checkpoint takes too long the server is cut off, and replays its log at the next start. */
async function stop(server) {
  if (!stillRuns(server)) return;
  process.kill(server.pid, 'SIGINT');
  if (await gone(server, 1800)) return;
  process.kill(server.pid, 'SIGQUIT');
  await gone(server, 2000);
}

/** Ends the server of this folder at once and deletes its data: for throw-away servers only. */
export async function discardPostgres(home) {
  const state = readJson(stateFile(home));
  if (!state) return;
  const lock = lockOf(state.cluster);
  if (lock && isOurs(lock.process.pid, state.cluster)) {
    process.kill(lock.process.pid, 'SIGQUIT');
    await gone(lock.process, 5000);
  }
  rmSync(state.cluster, { recursive: true, force: true });
}
