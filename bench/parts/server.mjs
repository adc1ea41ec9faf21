// A PostgreSQL of the benchmark's own, with the durability of production, and the desk's processes on it.
import { mkdtempSync, rmSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn, execFileSync } from 'node:child_process';
import { discardPostgres, startPostgres } from '../../scripts/postgres.mjs';
import { frugal, node24, root } from '../../scripts/parts/launch-settings.mjs';
import { freePort } from '../../scripts/parts/processes.mjs';

export { freePort };

/** Starts a server in a throw-away folder; fsync and synchronous_commit stay on. */
export async function benchServer(extra = {}) {
  const home = mkdtempSync(path.join(tmpdir(), 'dpo-bench-'));
  const server = await startPostgres({
    home,
    settings: {
      synchronous_commit: 'on',
      fsync: 'on',
      shared_buffers: '512MB',
      max_wal_size: '4GB',
      ...extra,
    },
  });
  return {
    server,
    home,
    /** A migrated database; returns the environment of the desk's processes. */
    async desk(name) {
      const urls = await server.prepare(name);
      const env = {
        ...process.env,
        ...frugal,
        NODE_ENV: 'production',
        DATABASE_URL: urls.app,
        DATABASE_OWNER_URL: urls.owner,
        DATA_DIR: path.join(home, name),
        LOG_LEVEL: 'warn',
        DPO_SAMPLE: '0',
      };
      execFileSync(node24, [path.join(root, 'dist/apps/cli/src/migrate.js')], {
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return { urls, env };
    },
    async stop() {
      await discardPostgres(home);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Starts one process of the desk; resolves when `ready(url)` answers. */
export function startProcess(name, env) {
  const child = spawn(node24, [path.join(root, `dist/apps/${name}/src/main.js`)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    pid: child.pid,
    kill: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', resolve);
        child.kill(signal);
      }),
  };
}

/** Resident memory of a process in megabytes. */
export function residentMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return 0;
  }
}

/** Waits until `check` is true; false after `ms`. */
export async function until(check, ms = 60_000, every = 20) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (await check().catch(() => false)) return true;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  return false;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const percentile = (values, p) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))];
export const round = (value, digits = 2) => Number(value.toFixed(digits));
