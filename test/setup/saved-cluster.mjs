// A migrated, stopped cluster is kept from one run to the next, as long as everything it was made from is the same.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../../scripts/parts/private-file.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const output = path.join(root, 'test/output');
const madeFrom = [
  'package-lock.json',
  'scripts/postgres.mjs',
  'scripts/parts/roles.mjs',
  'libs/foundation/src/database',
];

/** Puts the saved cluster into `home`; false when there is none for the present sources. */
export function restoreCluster(home) {
  const saved = place();
  if (!existsSync(saved)) return false;
  const cluster = path.join(home, 'postgres');
  if (!copy(path.join(saved, 'postgres'), cluster)) return false;
  const state = readJson(path.join(saved, 'database.json'));
  writeJson(path.join(home, 'database.json'), { ...state, cluster, port: undefined });
  return true;
}

/** Keeps the stopped cluster of `home`, and forgets those of older sources. */
export function saveCluster(home) {
  const state = readJson(path.join(home, 'database.json'));
  if (state.cluster !== path.join(home, 'postgres')) return;
  const saved = place();
  const part = `${saved}.${process.pid}`;
  for (const name of readdirSync(output).filter((entry) => entry.startsWith('cluster-'))) {
    rmSync(path.join(output, name), { recursive: true, force: true });
  }
  mkdirSync(part, { mode: 0o700 });
  if (!copy(state.cluster, path.join(part, 'postgres'))) return;
  writeJson(path.join(part, 'database.json'), state);
  renameSync(part, saved);
}

function place() {
  const hash = createHash('sha1');
  const add = (file) => hash.update(file).update(readFileSync(path.join(root, file)));
  for (const item of madeFrom) {
    if (path.extname(item)) add(item);
    else
      for (const file of readdirSync(path.join(root, item), { recursive: true }).sort())
        if (file.endsWith('.ts')) add(path.join(item, file));
  }
  return path.join(output, `cluster-${process.getuid?.()}-${hash.digest('hex').slice(0, 12)}`);
}

// Another run may save or forget at the same time: a copy that failed is simply not used.
function copy(from, to) {
  const { status } = spawnSync('cp', ['-a', '--reflink=auto', from, to]);
  if (status !== 0) rmSync(to, { recursive: true, force: true });
  return status === 0;
}
