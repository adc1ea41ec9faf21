// The same mails through one worker, then through two: what a second one adds on this machine.
import { cpus } from 'node:os';
import { smtpIntake } from './parts/smtp-intake.mjs';
import { benchServer, round } from './parts/server.mjs';

/** Options: number of mails (2000), most workers (2). */
export async function bench([count = '2000', most = '2']) {
  const bed = await benchServer();
  const curve = [];
  try {
    for (let workers = 1; workers <= Number(most); workers++) {
      const { urls, env } = await bed.desk(`workers_${workers}`);
      const { desk, rssMb } = await smtpIntake(urls, env, Number(count), workers);
      curve.push({ workers, perSecond: round(desk, 0), rssMb: round(rssMb, 0) });
    }
  } finally {
    await bed.stop();
  }
  return {
    bench: 'workers',
    cpus: `${cpus().length} x ${cpus()[0].model}`,
    mails: Number(count),
    curve: curve.map((point) => ({ ...point, ratio: round(point.perSecond / curve[0].perSecond) })),
    target: '2 workers at least 1.6 times one, where cores are free',
  };
}
