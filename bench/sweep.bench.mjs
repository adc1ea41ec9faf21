// The daily sweep of 100,000 open requests, in a process of its own: how long it takes and how much memory it holds.
import { fork } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { officerSession } from './parts/api-client.mjs';
import { benchServer, round } from './parts/server.mjs';
import { openAll, seedRequests } from './parts/seed-requests.mjs';

/** Options: number of open requests (100000). The first sweep writes every row, the second is a day like any other. */
export async function bench([count = '100000']) {
  const bed = await benchServer();
  const { env } = await bed.desk('sweep');
  const db = new pg.Client({ connectionString: bed.server.adminUrl.replace(/\/postgres$/, '/sweep') });
  await db.connect();
  try {
    const { officerId } = await officerSession(db);
    await seedRequests(db, Number(count), officerId);
    await openAll(db);
    const first = await sweep(env);
    await db.query('vacuum analyze');
    const daily = await sweep(env);
    const { rows } = await db.query(
      `select count(*)::int as open, count(*) filter (where clock = 'suspended')::int as suspended,
              count(*) filter (where explanation = '[]')::int as untold from request where state in ('received', 'assessing', 'decided')`,
    );
    return {
      bench: 'sweep',
      ...rows[0],
      first,
      daily,
      ratio: round(first.seconds / daily.seconds),
      target: { dailySeconds: 20, rssMb: 200 },
    };
  } finally {
    await db.end();
    await bed.stop();
  }
}

/** One sweep from the first request to the last, as the worker does it, job after job. */
function sweep(env) {
  const child = fork(path.join(import.meta.dirname, 'parts/sweep-process.mjs'), {
    env,
  });
  return new Promise((resolve, reject) => {
    child.once('message', ({ seconds, cpuSeconds, rssMb, jobs }) =>
      resolve({ seconds: round(seconds), cpuSeconds: round(cpuSeconds), rssMb: round(rssMb, 0), jobs }),
    );
    child.once('error', reject);
    child.once('exit', (code) => code && reject(new Error(`the sweep ended with ${code}`)));
  });
}
