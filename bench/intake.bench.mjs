// Intake through the SMTP listener with every step, beside a bare parse-and-insert loop of the same run.
import { cpus } from 'node:os';
import { bareLoop } from './parts/bare-loop.mjs';
import { generateMails } from './parts/mails.mjs';
import { smtpIntake } from './parts/smtp-intake.mjs';
import { benchServer, median, round } from './parts/server.mjs';

/** Options: number of mails (2000), rounds (3). */
export async function bench([count = '2000', rounds = '3']) {
  const bed = await benchServer();
  const results = [];
  try {
    const mails = generateMails(Number(count));
    for (let round_ = 0; round_ < Number(rounds); round_++) {
      const { urls, env } = await bed.desk(`intake_${round_}`);
      const bare = await bareLoop(urls.owner, mails);
      results.push({ bare, ...(await smtpIntake(urls, env, Number(count))) });
    }
  } finally {
    await bed.stop();
  }
  const of = (name) => median(results.map((result) => result[name]));
  return {
    bench: 'intake',
    cpus: `${cpus().length} x ${cpus()[0].model}`,
    mails: Number(count),
    rounds: results.map(({ bare, desk: ours, rssMb }) => ({
      bare: round(bare, 0),
      desk: round(ours, 0),
      ratio: round(ours / bare),
      rssMb: round(rssMb, 0),
    })),
    barePerSecond: round(of('bare'), 0),
    deskPerSecond: round(of('desk'), 0),
    ratio: round(median(results.map(({ bare, desk: ours }) => ours / bare))),
    target: 0.35,
    workerRssMb: round(Math.max(...results.map(({ rssMb }) => rssMb)), 0),
    rssTargetMb: 300,
  };
}
