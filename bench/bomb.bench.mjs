// Mail bombs sent to a real worker, each followed at once by an ordinary mail: how much later than usual is that one a ticket?
import { cpus } from 'node:os';
import { bombRun } from '../test/faults/bomb-run.mjs';
import { bombs } from './parts/bombs.mjs';

/** Options: a word in the names of the bombs wanted (all of them). */
export async function bench([wanted = '']) {
  const { calmMs, figures, restarts } = await bombRun({
    bombs: bombs().filter(([name]) => name.includes(wanted)),
  });
  const rounds = figures.map(({ name, bytes, delayMs, verdict, why, ms }) => ({
    bomb: name,
    bytes,
    delayMs: Math.max(0, delayMs - calmMs),
    decodedInMs: ms,
    verdict: why ? `${verdict}: ${why}` : verdict,
  }));
  return {
    bench: 'bomb',
    cpus: `${cpus().length} x ${cpus()[0].model}`,
    ordinaryMailAloneMs: calmMs,
    bombs: rounds,
    longestDelayMs: Math.max(...rounds.map(({ delayMs }) => delayMs)),
    targetMs: 2000,
    restarts: restarts.length,
  };
}
