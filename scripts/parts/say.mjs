// What the person at the terminal sees: one calm line a step, with how long it took.
import { performance } from 'node:perf_hooks';

export const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Runs a step and says its name, what came out of it, and the time. */
export async function step(name, work) {
  const started = performance.now();
  const outcome = await work();
  say(`  ${name.padEnd(12)}${`${outcome ?? 'done'}`.padEnd(46)}${seconds(started).padStart(8)}`);
}
