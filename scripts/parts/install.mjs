// Packages: exactly what the lock file says, and Node 24 among them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { node24, root } from './launch-settings.mjs';
import { readJson } from './private-file.mjs';
import { run } from './processes.mjs';
import { Trouble } from './trouble.mjs';

/** Whether node_modules holds what package-lock.json asks for. npm notes what it installed last, so a cut install is seen. */
export function isInstalled() {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  const installed = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted)
    throw new Trouble('package-lock.json is missing or unreadable: take it from the repository again');
  if (!installed || !existsSync(node24)) return false;
  return Object.entries(wanted)
    .filter(([where]) => where.startsWith('node_modules/'))
    .every(([where, want]) => {
      const have = installed[where];
      if (!have) return Boolean(want.optional || want.peer || want.devOptional);
      return have.version === want.version && have.integrity === want.integrity;
    });
}

/** Installs when needed; returns whether it had to. */
export async function install({ onOutput } = {}) {
  const missing = !isInstalled();
  if (missing) await npmCi(onOutput);
  const { stdout } = spawnSync(node24, ['--version'], { encoding: 'utf8' });
  if (!stdout?.startsWith('v24.')) {
    throw new Trouble(
      `node_modules/.bin/node must be Node 24 (it is ${stdout?.trim() || 'missing'}). It comes with the optional packages: run "npm ci --include=optional".`,
    );
  }
  return missing;
}

async function npmCi(onOutput) {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code, output } = await run('npm', args, { cwd: root, onOutput });
  if (code !== 0) throw new Trouble(`npm ci failed:\n${output.trim().split('\n').slice(-20).join('\n')}`);
}

/** The environment in which `node` means Node 24. */
export function withNode24(env = process.env) {
  return { ...env, PATH: `${path.dirname(node24)}${path.delimiter}${env.PATH}` };
}
