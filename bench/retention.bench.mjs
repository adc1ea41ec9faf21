// The daily job of retention over closed tickets: deriving their dates, a day on which nothing changes, and destroying them.
import { fork } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { fillClosedTickets } from '../dist/libs/retention/src/testing.js';
import { benchServer, round } from './parts/server.mjs';

/** Options: number of closed tickets (20000), each with a sealed mail, its text, a note and an event. All of them are due. */
export async function bench([count = '20000']) {
  const bed = await benchServer();
  const { env } = await bed.desk('retention');
  const db = new pg.Client({ connectionString: bed.server.adminUrl.replace(/\/postgres$/, '/retention') });
  await db.connect();
  try {
    const ownerQuery = async (sql, params = []) => (await db.query(sql, params)).rows;
    const closedAt = new Date('2019-02-04T10:00:00Z');
    for (let left = Number(count); left > 0; left -= 5000)
      await fillClosedTickets({ ownerQuery }, { count: Math.min(left, 5000), closedAt });
    await db.query('vacuum analyze');
    const figures = await run(env);
    const { rows } = await db.query(
      `select (select count(*)::int from destruction_certificate) as certificates, (select count(*)::int from message_text) as texts,
              (select count(*)::int from keys.part_key) as keys, (select count(*)::int from blob) as blobs`,
    );
    return { bench: 'retention', tickets: Number(count), ...figures, left: rows[0] };
  } finally {
    await db.end();
    await bed.stop();
  }
}

const perSecond = ({ rows, seconds }) => ({
  seconds: round(seconds),
  rowsPerSecond: round(rows / seconds, 0),
});

function run(env) {
  const child = fork(path.join(import.meta.dirname, 'parts/retention-process.mjs'), { env });
  return new Promise((resolve, reject) => {
    child.once('message', ({ first, daily, destroy, rssMb }) =>
      resolve({
        first: perSecond(first),
        daily: perSecond(daily),
        destroy: perSecond(destroy),
        ratio: round(destroy.seconds / daily.seconds),
        rssMb: round(rssMb, 0),
      }),
    );
    child.once('error', reject);
    child.once('exit', (code) => code && reject(new Error(`the run ended with ${code}`)));
  });
}
