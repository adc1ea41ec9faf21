// `npm run build`: compiles the server and bundles the console, each only when its sources changed.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { compare, fingerprints, record } from './parts/fresh.mjs';
import { withNode24 } from './parts/install.mjs';
import { node24, root } from './parts/launch-settings.mjs';
import { run } from './parts/processes.mjs';
import { Trouble } from './parts/trouble.mjs';

const dist = path.join(root, 'dist');
const isSource = (file) => /\.(ts|json)$/.test(file) && !/\.spec\.ts$/.test(file);

const server = {
  name: 'server',
  stamp: path.join(dist, '.server-built.json'),
  inputs: {
    paths: [
      'apps/api',
      'apps/worker',
      'apps/platform',
      'apps/cli',
      'apps/door',
      'libs',
      'bench',
      'package-lock.json',
    ],
    keep: isSource,
  },
  configs: ['tsconfig.json', 'tsconfig.build.json'],
  // One compiler for the whole tree: a project each would read NestJS and TypeORM's types a dozen times.
  command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
};

const console_ = {
  name: 'console',
  stamp: path.join(dist, '.console-built.json'),
  inputs: {
    paths: ['apps/console', 'libs/contracts', 'libs/domain', 'package-lock.json'],
    keep: (file) => !/\.spec\.tsx?$/.test(file),
  },
  configs: ['tsconfig.json'],
  command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  cwd: path.join(root, 'apps/console'),
};

/** Builds what is stale, both at once; returns the names of what was built. A command needs no console. */
export async function build({ withConsole = true } = {}) {
  mkdirSync(dist, { recursive: true });
  const wanted = withConsole ? [server, console_] : [server];
  const results = await Promise.allSettled(wanted.map(buildIfStale));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  return results.map(({ value }) => value).filter(Boolean);
}

async function buildIfStale({ name, stamp, inputs, configs, command, cwd = root }) {
  const now = fingerprints({ ...inputs, paths: [...inputs.paths, ...configs] });
  const { same, removed } = compare(stamp, now);
  if (same) return undefined;
  for (const file of removed) removeOutput(file);
  // An output that was deleted by hand would be taken for built by the compiler's own memory.
  if (!existsSync(stamp)) rmSync(path.join(dist, 'build.tsbuildinfo'), { force: true });
  rmSync(stamp, { force: true });
  const script = path.join(root, command[0]);
  const { code, output } = await run(node24, [script, ...command.slice(1)], { cwd, env: withNode24() });
  if (code !== 0) throw new Trouble(`The ${name} does not build:\n${output.trim()}`);
  record(stamp, now);
  return name;
}

function removeOutput(source) {
  const base = path.join(dist, source.replace(/\.ts$/, ''));
  for (const end of ['.js', '.js.map']) rmSync(base + end, { force: true });
}

if (process.argv[1] === import.meta.filename) {
  const started = performance.now();
  try {
    const built = await build();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      built.length ? `built ${built.join(' and ')} in ${seconds} s` : 'nothing changed since the last build',
    );
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error);
    process.exitCode = 1;
  }
}
