// Mails through the SMTP listeners of one or more workers until the last one has its ticket.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort, residentMb, startProcess, until } from './server.mjs';

const sender = fileURLToPath(new URL('./sender-process.mjs', import.meta.url));

/** Mails per second from the first byte to the last ticket, and the most that a worker held in memory. */
export async function smtpIntake(urls, env, count, workers = 1) {
  const listeners = [];
  for (let i = 0; i < workers; i++) {
    const port = await freePort();
    listeners.push({ port, worker: startProcess('worker', { ...env, SMTP_LISTEN_PORT: String(port) }) });
  }
  const admin = new pg.Client({ connectionString: urls.owner });
  await admin.connect();
  const done = async () =>
    (await admin.query("select count(*)::int as n from message where state = 'ticketed'")).rows[0].n;
  // Counting two thousand rows forty times a second would be part of what is measured.
  const idle = async () =>
    (await admin.query("select not exists (select from message where state = 'journaled') as idle")).rows[0]
      .idle;
  let rssMb = 0;
  const watch = setInterval(() => {
    for (const { worker } of listeners) rssMb = Math.max(rssMb, residentMb(worker.pid));
  }, 50);
  try {
    const senders = listeners.map(({ port }, i) =>
      fork(sender, [port, count, i, workers].map(String), { execPath: process.execPath }),
    );
    await Promise.all(senders.map((child) => new Promise((resolve) => child.once('message', resolve))));
    const started = performance.now();
    for (const child of senders) child.send('go');
    await Promise.all(senders.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    const ok = await until(async () => (await idle()) && (await done()) >= count, 300_000, 10);
    const seconds = (performance.now() - started) / 1000;
    if (!ok) throw new Error(`only ${await done()} of ${count} mails became tickets`);
    return { desk: count / seconds, rssMb };
  } finally {
    clearInterval(watch);
    await admin.end();
    await Promise.all(listeners.map(({ worker }) => worker.kill()));
  }
}
