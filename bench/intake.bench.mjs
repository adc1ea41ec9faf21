// Intake through the SMTP listener with every step, beside a bare parse-and-insert loop of the same run.
import { cpus } from 'node:os';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { bareLoop } from './parts/bare-loop.mjs';
import { generateMails } from './parts/mails.mjs';
import { benchServer, freePort, median, residentMb, round, startProcess, until } from './parts/server.mjs';

const sender = fileURLToPath(new URL('./parts/sender-process.mjs', import.meta.url));

/** Options: number of mails (2000), rounds (3). */
export async function bench([count = '2000', rounds = '3']) {
  const bed = await benchServer();
  const results = [];
  try {
    const mails = generateMails(Number(count));
    for (let round_ = 0; round_ < Number(rounds); round_++) {
      const { urls, env } = await bed.desk(`intake_${round_}`);
      const bare = await bareLoop(urls.owner, mails);
      results.push({ bare, ...(await desk(urls, env, Number(count))) });
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

async function desk(urls, env, count) {
  const port = await freePort();
  const worker = startProcess('worker', { ...env, SMTP_LISTEN_PORT: String(port) });
  const admin = new pg.Client({ connectionString: urls.owner });
  await admin.connect();
  const done = async () =>
    (await admin.query("select count(*)::int as n from message where state = 'ticketed'")).rows[0].n;
  // Counting two thousand rows forty times a second would be part of what is measured.
  const idle = async () =>
    (await admin.query("select not exists (select from message where state = 'journaled') as idle")).rows[0]
      .idle;
  let rssMb = 0;
  const watch = setInterval(() => (rssMb = Math.max(rssMb, residentMb(worker.pid))), 50);
  try {
    const child = fork(sender, [String(port), String(count)], { execPath: process.execPath });
    await new Promise((resolve) => child.once('message', resolve));
    const started = performance.now();
    child.send('go');
    await new Promise((resolve) => child.once('exit', resolve));
    const ok = await until(async () => (await idle()) && (await done()) >= count, 300_000, 10);
    const seconds = (performance.now() - started) / 1000;
    if (!ok) throw new Error(`only ${await done()} of ${count} mails became tickets`);
    return { desk: count / seconds, rssMb };
  } finally {
    clearInterval(watch);
    await admin.end();
    await worker.kill();
  }
}
