// `npm test`: everything that CI runs, cheapest first; stops at the first failure. `--long` adds the long specs.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { install, withNode24 } from './parts/install.mjs';
import { node24, root } from './parts/launch-settings.mjs';
import { readJson } from './parts/private-file.mjs';
import { endRunning, run } from './parts/processes.mjs';
import { say, seconds } from './parts/say.mjs';
import { installTools } from './parts/tools.mjs';
import { Trouble } from './parts/trouble.mjs';

const long = process.argv.includes('--long') || process.env.DPO_LONG === '1';
const count = { passed: 0, failed: 0 };
const results = path.join(root, 'test/output/results');

/** Commands that only read the sources, so that two of them can run at once; the slowest first. */
const readers = [
  ['lint', 'eslint', '.'],
  ['types', 'tsc', '--pretty', 'false', '--noEmit', '-p', 'tsconfig.json'],
  ['types of the console', 'tsc', '--pretty', 'false', '--noEmit', '-p', 'apps/console/tsconfig.json'],
  ['import rules', 'depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'test'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void interrupted());

const started = performance.now();
try {
  await check('packages', async () => void (await install({ onOutput: show })));
  await check('tools', async () => void (await installTools({ onOutput: show })));
  await twoAtOnce(readers);
  await check('build', async () => {
    const { build } = await import('./build.mjs');
    await build();
  });
  await check('generated pages', () => command('node', 'scripts/docs.mjs', '--check'));
  await specs('specs', '--selectProjects', 'rules', 'steps', 'scenarios');
  await specs('browser', '--selectProjects', 'browser', '--runInBand');
} catch (error) {
  if (!(error instanceof Trouble)) {
    count.failed += 1;
    say(error.stack);
  }
}
say(`\n${seconds(started)} in all`);
say(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed ? 1 : 0);

function show(chunk) {
  process.stdout.write(chunk);
}

/** One check: its heading when it begins, its time when it ends, its words when it fails. */
async function check(name, work) {
  const from = performance.now();
  try {
    await work();
    count.passed += 1;
    say(`✓ ${name.padEnd(24)}${seconds(from).padStart(8)}`);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    count.failed += 1;
    say(`✗ ${name.padEnd(24)}${seconds(from).padStart(8)}\n\n${error.message}`);
    throw error;
  }
}

async function command(program, ...args) {
  const { code, output } = await run(path.join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    env: { ...withNode24(), FORCE_COLOR: '0' },
  });
  if (code !== 0) throw new Trouble(output.trim() || `${program} ended with ${code}`);
}

async function twoAtOnce(commands) {
  const waiting = [...commands];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, program, ...args] = next;
      await check(name, () => command(program, ...args));
    }
  };
  // The other one may finish what it is at, but begins nothing more.
  const both = await Promise.allSettled([worker(), worker()].map((work) => work.catch(stopBoth)));
  const failed = both.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;

  function stopBoth(error) {
    waiting.length = 0;
    throw error;
  }
}

/** Runs Jest; every one of its tests counts. */
async function specs(name, ...args) {
  say(`\n${name}`);
  mkdirSync(results, { recursive: true });
  const file = path.join(results, `${name}.json`);
  rmSync(file, { force: true });
  const from = performance.now();
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = ['node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${file}`, ...args];
  const env = {
    ...withNode24(),
    NODE_ENV: 'test',
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    ...(long && { DPO_LONG: '1' }),
  };
  const { code } = await run(node24, [...flags, ...jest], { cwd: root, env, onOutput: show });
  const result = readJson(file);
  count.passed += result?.numPassedTests ?? 0;
  count.failed += (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  if (code !== 0 && !count.failed) count.failed += 1;
  say(`${code === 0 ? '✓' : '✗'} ${name.padEnd(24)}${seconds(from).padStart(8)}`);
  if (code !== 0) throw new Trouble(`${name} failed`);
}

async function interrupted() {
  await endRunning();
  process.exit(130);
}
