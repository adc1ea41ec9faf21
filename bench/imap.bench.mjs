// Intake from a mailbox with every step: the mails lie in a Dovecot before the clock starts. Beside it the bare parse-and-insert loop.
import { cpus } from 'node:os';
import pg from 'pg';
import { dovecotInstalled, startDovecot } from '../test/servers/dovecot-server.mjs';
import { bareLoop } from './parts/bare-loop.mjs';
import { generateMails } from './parts/mails.mjs';
import { benchServer, median, residentMb, round, startProcess, until } from './parts/server.mjs';

const VARIABLE = 'IMAP_PASSWORD_BENCH';

/** Options: number of mails (2000), rounds (3). */
export async function bench([count = '2000', rounds = '3']) {
  if (!dovecotInstalled)
    return { bench: 'imap', skipped: 'Dovecot is not installed: apt-get install dovecot-imapd' };
  const bed = await benchServer();
  const results = [];
  try {
    const mails = generateMails(Number(count));
    for (let round_ = 0; round_ < Number(rounds); round_++) {
      const { urls, env } = await bed.desk(`imap_${round_}`);
      const bare = await bareLoop(urls.owner, mails);
      results.push({ bare, ...(await desk(urls, env, mails)) });
    }
  } finally {
    await bed.stop();
  }
  const of = (name) => median(results.map((result) => result[name]));
  return {
    bench: 'imap',
    cpus: `${cpus().length} x ${cpus()[0].model}`,
    mails: Number(count),
    rounds: results.map(({ bare, desk: ours, journaled, rssMb }) => ({
      bare: round(bare, 0),
      desk: round(ours, 0),
      journaled: round(journaled, 0),
      ratio: round(ours / bare),
      rssMb: round(rssMb, 0),
    })),
    barePerSecond: round(of('bare'), 0),
    deskPerSecond: round(of('desk'), 0),
    journaledPerSecond: round(of('journaled'), 0),
    ratio: round(median(results.map(({ bare, desk: ours }) => ours / bare))),
    target: 0.5,
    workerRssMb: round(Math.max(...results.map(({ rssMb }) => rssMb)), 0),
  };
}

/** The worker runs and has looked into the mailbox once; then the channel is activated and the clock starts. */
async function desk(urls, env, mails) {
  const dovecot = await startDovecot();
  dovecot.deliver(mails);
  const admin = new pg.Client({ connectionString: urls.owner });
  await admin.connect();
  const one = async (sql) => Object.values((await admin.query(sql)).rows[0])[0];
  const { port, user, password } = dovecot;
  const config = { host: '127.0.0.1', port, secure: false, user, passwordVariable: VARIABLE };
  await admin.query(`insert into channel (kind, name, config, state) values ('imap', 'bench', $1, 'trial')`, [
    JSON.stringify({ ...config, folder: 'INBOX', moveTo: 'DPO/{YYYY}-{MM}' }),
  ]);
  const worker = startProcess('worker', { ...env, [VARIABLE]: password, SMTP_LISTEN_PORT: '0' });
  let rssMb = 0;
  const watch = setInterval(() => (rssMb = Math.max(rssMb, residentMb(worker.pid))), 50);
  try {
    if (!(await until(() => one('select trial is not null as counted from channel'))))
      throw new Error('the mailbox was not looked at');
    await admin.query(`update channel set state = 'active', activated_at = now()`);
    // From the first mail on: how soon the worker notices the change of the channel is no part of it.
    await until(() => one('select exists (select from message) as begun'), 60_000, 2);
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const all = async (sql) => {
      if (!(await until(() => one(sql), 300_000, 10))) throw new Error(`not within 300 s: ${sql}`);
      return seconds();
    };
    const journaled = await all(`select count(*) >= ${mails.length} as all from message`);
    const done = await all(
      `select not exists (select from message where state = 'journaled')
         and count(*) filter (where state = 'ticketed') >= ${mails.length} as all from message`,
    );
    return { desk: mails.length / done, journaled: mails.length / journaled, rssMb };
  } finally {
    clearInterval(watch);
    await admin.end();
    await worker.kill();
    await dovecot.stop();
  }
}
