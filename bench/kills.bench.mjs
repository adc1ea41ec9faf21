// Mails by SMTP while api, worker and PostgreSQL are killed in turn: what was lost, what was doubled, how long it took.
import { cpus } from 'node:os';
import { killRun } from '../test/faults/kill-run.mjs';

/** Options: number of mails (1000), kills (10). */
export async function bench([mails = '1000', kills = '10']) {
  const run = await killRun({ mails: Number(mails), kills: Number(kills), patienceMs: 600_000 });
  return {
    bench: 'kills',
    cpus: `${cpus().length} x ${cpus()[0].model}`,
    ...run,
    target: { lost: 0, doubled: 0 },
  };
}
